import { z } from 'zod';
import type { Locale } from '../../../../domain/user/user.js';
import type { VideoFailure } from '../../../../domain/video/video-failure.js';
import { failureText } from '../../i18n/refusal-text.js';

export const failureView = z
  .strictObject({ code: z.string().describe('Stable; for programs'), message: z.string() })
  .meta({ id: 'Failure' });

export const presentFailure = (failure: VideoFailure, locale: Locale) => ({
  code: failure.kind === 'media-refused' ? failure.reason.kind : failure.kind,
  message: failureText(locale, failure),
});
