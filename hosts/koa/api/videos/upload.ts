import type { UploadRefusal } from '../../../../application/index.js';
import type { Result } from '../../../../domain/shared/result.js';
import type { UploadedVideo } from '../../../../domain/video/video.js';
import type { ProjectId } from '../../../../domain/shared/ids.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { RouteContext } from '../../http/app-state.js';
import { settleCsrf } from '../../http/csrf.js';
import { readMultipart, type Fields, type MultipartForm } from '../../http/multipart.js';
import { problem, refused } from '../../http/problem.js';
import type { Services } from '../../services.js';
import { checked } from '../shared/input.js';
import { fingerprintOf, keyOf } from '../shared/once.js';
import { uploadFields } from './video.schema.js';

/** What the form may have around the file: fields and boundaries. */
const formBytes = 2 * 1024 * 1024;

/**
 * Streams a form's file into the store. Fields may stand before or after it, except that the project must be known first:
 * whether the sender may put anything there is decided before the first byte is kept.
 */
export const receiveUpload = async (
  ctx: RouteContext,
  actor: Actor,
  services: Services,
  project: ProjectId | undefined,
): Promise<Result<UploadedVideo, UploadRefusal>> => {
  const key = keyOf(ctx);
  if (ctx.is('multipart/form-data') === false || ctx.get('content-type') === '') throw problem('unsupported-type');
  const limitBytes = services.limits.maxBytes;
  if (Number(ctx.get('content-length') || 0) > limitBytes + formBytes)
    throw refused({ kind: 'media-refused', reason: { kind: 'file-too-large', limitBytes } });

  return readMultipart(ctx.req, async (form) => {
    const early = fieldsOf(ctx, form.early);
    settleCsrf(ctx, early._csrf);
    if (form.file.fieldName !== 'file') throw problem('file-missing');
    const projectId = project ?? early.project_id;
    if (projectId === undefined) throw problem('project-id-first');
    const gone = new AbortController();
    form.whole.catch((error: unknown) => gone.abort(error));
    return services.uploadVideo.execute(actor, {
      projectId,
      title: early.title ?? '',
      description: early.description ?? '',
      fileName: form.file.fileName,
      ...(early.declared_mark && { declaredMark: early.declared_mark }),
      ...(early.subtitles !== undefined && { subtitles: early.subtitles }),
      source: form.file.bytes,
      lateDetails: () => lateDetails(ctx, form),
      ...(key && { once: { key, fingerprint: (content) => fingerprintOf(ctx, content) } }),
      signal: gone.signal,
    });
  });
};

const lateDetails = async (ctx: RouteContext, form: MultipartForm) => {
  const { title, description, declared_mark: declaredMark, subtitles } = fieldsOf(ctx, await form.whole);
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(declaredMark && { declaredMark }),
    ...(subtitles !== undefined && { subtitles }),
  };
};

const fieldsOf = (ctx: RouteContext, fields: Fields) =>
  checked(uploadFields, Object.fromEntries(fields), ctx.state.locale);
