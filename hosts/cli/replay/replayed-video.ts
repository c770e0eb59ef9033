import type { Replay, ReplayRefusal } from '../../../application/index.js';
import type { VideoId } from '../../../domain/shared/ids.js';

/** What became of one video. */
export type ReplayedVideo =
  | { readonly id: VideoId; readonly title: string; readonly replay: Replay }
  | { readonly id: VideoId; readonly title: string; readonly refusal: ReplayRefusal };
