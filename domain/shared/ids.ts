import type { Brand } from './brand.js';

export type UserId = Brand<string, 'UserId'>;
export type ProjectId = Brand<string, 'ProjectId'>;
export type VideoId = Brand<string, 'VideoId'>;
export type ExecutionId = Brand<string, 'ExecutionId'>;
export type TriggerId = Brand<string, 'TriggerId'>;
export type TaskId = Brand<string, 'TaskId'>;
export type LabelId = Brand<string, 'LabelId'>;
export type ReportId = Brand<string, 'ReportId'>;
export type LogEntryId = Brand<string, 'LogEntryId'>;
export type MessageId = Brand<string, 'MessageId'>;
export type WebhookId = Brand<string, 'WebhookId'>;
export type DeliveryId = Brand<string, 'DeliveryId'>;
export type WorkerId = Brand<string, 'WorkerId'>;
export type TokenFamilyId = Brand<string, 'TokenFamilyId'>;
export type PasswordResetId = Brand<string, 'PasswordResetId'>;
export type AuditEntryId = Brand<string, 'AuditEntryId'>;
export type UploadId = Brand<string, 'UploadId'>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case RFC 9562 UUID; every id of ours that comes from outside is checked with it. */
export const isUuid = (text: string): boolean => uuid.test(text);

const idOf =
  <Id extends string>() =>
  (text: string): Id =>
    text as Id;

export const userId = idOf<UserId>();
export const projectId = idOf<ProjectId>();
export const videoId = idOf<VideoId>();
export const executionId = idOf<ExecutionId>();
export const triggerId = idOf<TriggerId>();
export const taskId = idOf<TaskId>();
export const labelId = idOf<LabelId>();
export const reportId = idOf<ReportId>();
export const logEntryId = idOf<LogEntryId>();
export const messageId = idOf<MessageId>();
export const webhookId = idOf<WebhookId>();
export const deliveryId = idOf<DeliveryId>();
export const workerId = idOf<WorkerId>();
export const tokenFamilyId = idOf<TokenFamilyId>();
export const passwordResetId = idOf<PasswordResetId>();
export const auditEntryId = idOf<AuditEntryId>();
export const uploadId = idOf<UploadId>();
