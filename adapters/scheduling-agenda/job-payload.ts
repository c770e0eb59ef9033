import { z } from 'zod';
import { periodicJobNames, type Job } from '../../application/ports/job-scheduler.js';
import type { NotificationBody } from '../../application/ports/notifier.js';
import { stageNames } from '../../domain/pipeline/stage.js';
import { deliveryId, executionId, isUuid } from '../../domain/shared/ids.js';
import { email, locales, type Email } from '../../domain/user/user.js';
import { disabledReasons } from '../../domain/webhook/webhook.js';

const count = z.number().int().nonnegative();

const body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('analysis-ready'), videoTitle: z.string(), link: z.string(), triggerCount: count }),
  z.object({ kind: z.literal('report-published'), videoTitle: z.string(), link: z.string(), confirmedCount: count }),
  z.object({ kind: z.literal('video-failed'), videoTitle: z.string(), link: z.string(), reason: z.string() }),
  z.object({
    kind: z.literal('stage-exhausted'),
    videoTitle: z.string(),
    videoId: z.string(),
    stage: z.enum(stageNames),
    fault: z.string(),
    link: z.string(),
  }),
  z.object({
    kind: z.literal('webhook-disabled'),
    host: z.string(),
    reason: z.enum(disabledReasons),
    link: z.string(),
  }),
  z.object({
    kind: z.literal('task-escalated'),
    videoTitle: z.string(),
    operatorName: z.string(),
    comment: z.string(),
    link: z.string(),
  }),
  z.object({ kind: z.literal('password-reset'), link: z.string(), validMinutes: z.number().positive() }),
  z.object({ kind: z.literal('password-changed'), link: z.string() }),
]) satisfies z.ZodType<NotificationBody>;

const address = z.string().transform((text, context): Email => {
  const checked = email(text);
  if (checked.ok) return checked.value;
  context.addIssue('not an e-mail address');
  return z.NEVER;
});

const recipient = z.object({
  to: address,
  locale: z.enum(locales),
  recipientName: z.string(),
});

const job = z.discriminatedUnion('name', [
  z.object({
    name: z.literal('run-stage'),
    executionId: z.string().refine(isUuid).transform(executionId),
    stage: z.enum(stageNames),
  }),
  z.object({
    name: z.literal('notify'),
    notification: z.intersection(recipient, body),
    letter: z.object({ id: z.string(), attempt: count }).optional(),
  }),
  z.object({ name: z.literal('delete-stored'), prefix: z.string().min(1), attempt: count.optional() }),
  z.object({
    name: z.literal('purge-cdn'),
    addresses: z.array(z.object({ url: z.string(), untilMs: z.number() })),
    attempt: count,
  }),
  z.object({ name: z.literal('send-password-reset'), email: address }),
  z.object({
    name: z.literal('deliver-webhook'),
    deliveryId: z.string().refine(isUuid).transform(deliveryId),
    attempt: count,
  }),
  z.object({ name: z.enum(periodicJobNames) }),
]) satisfies z.ZodType<Job>;

/** The stored payload cannot be read: by a worker of another version, or broken. Trying again does not help. */
export class UnreadableJob extends Error {
  override readonly name = 'UnreadableJob';
}

/** Throws `UnreadableJob`. */
export const readJob = (name: string, stored: unknown): Job => {
  const read = job.safeParse(stored);
  if (!read.success) throw new UnreadableJob(`Job ${name}: ${z.prettifyError(read.error)}`, { cause: read.error });
  if (read.data.name !== name) throw new UnreadableJob(`Job ${name} carries the payload of ${read.data.name}.`);
  return read.data;
};
