import type { VideoFailure } from '../../../../domain/video/video-failure.js';
import type { Words } from '../shared/page-context.js';

export interface FailureAdvice {
  readonly text: string;
  /** A file that is refused once is refused again: another try is no help. */
  readonly action: 'retry' | 'upload';
}

/** What the owner can do about it. */
export const failureAdvice = (failure: VideoFailure, { t }: Words): FailureAdvice => ({
  text: t(`failureAdvice.${failure.kind}`),
  action: failure.kind === 'media-refused' ? 'upload' : 'retry',
});
