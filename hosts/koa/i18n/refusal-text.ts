import type { MediaRefusal } from '../../../domain/media/media-info.js';
import type { Locale } from '../../../domain/user/user.js';
import type { VideoFailure } from '../../../domain/video/video-failure.js';
import { formatter } from './format.js';
import { translator } from './translator.js';

/** Any refusal of the domain or of a use case; its other fields are parameters of the message. */
export interface AnyRefusal {
  readonly kind: string;
  readonly reason?: MediaRefusal;
  readonly subject?: string;
  readonly field?: string;
  readonly problem?: string;
  readonly retryAfterMs?: number;
}

export const mediaRefusalText = (locale: Locale, refusal: MediaRefusal): string => {
  const t = translator(locale);
  const format = formatter(locale);
  const key = `media.${refusal.kind}`;
  switch (refusal.kind) {
    case 'container-not-allowed':
      return t(key, { found: refusal.found, allowed: refusal.allowed.join(', ') });
    case 'file-too-large':
      return t(key, { limit: format.bytes(refusal.limitBytes) });
    case 'too-long':
      return t(key, { duration: format.duration(refusal.durationMs), limit: format.duration(refusal.limitMs) });
    default:
      return t(key, { ...refusal });
  }
};

/** What the business's "no" means, in the reader's language. */
export const refusalText = (locale: Locale, refusal: AnyRefusal): string => {
  const t = translator(locale);
  if (refusal.kind === 'media-refused' && refusal.reason !== undefined) return mediaRefusalText(locale, refusal.reason);
  if (refusal.kind === 'not-found' && refusal.subject !== undefined) return t(`notFound.${refusal.subject}`);
  if (refusal.kind === 'invalid-project' && refusal.field !== undefined && refusal.problem !== undefined)
    return t(`refusal.invalid-project-${refusal.field}-${refusal.problem}`, { ...refusal });
  if (refusal.kind === 'too-many-attempts')
    return t('refusal.too-many-attempts', { count: Math.ceil((refusal.retryAfterMs ?? 0) / 60_000) });
  if (refusal.kind === 'invalid-webhook' && refusal.field !== undefined && refusal.problem !== undefined)
    return t(`refusal.invalid-webhook-${refusal.field}-${refusal.problem}`, { ...refusal });
  if (refusal.kind === 'invalid-mention-list' && refusal.field !== undefined && refusal.problem !== undefined)
    return t(`refusal.invalid-mention-list-${refusal.field}-${refusal.problem}`, { ...refusal });
  if (refusal.kind === 'unreadable-list' && refusal.problem !== undefined)
    return t(`refusal.unreadable-list-${refusal.problem}`, { ...refusal });
  return t(`refusal.${refusal.kind}`, { ...refusal });
};

/** Why a video failed, for its owner. */
export const failureText = (locale: Locale, failure: VideoFailure): string => {
  const t = translator(locale);
  switch (failure.kind) {
    case 'media-refused':
      return mediaRefusalText(locale, failure.reason);
    case 'attempts-exhausted':
      return t('failure.attempts-exhausted', { count: failure.attempts, stage: t(`stage.${failure.stage}`) });
    case 'cancelled':
      return t('failure.cancelled');
  }
};
