import type { MediaRefusal } from '../media/media-info.js';
import type { StageName } from '../pipeline/stage.js';

/** Why the analysis of a video ended without a result, so that the owner understands it and knows what to do. */
export type VideoFailure =
  | { readonly kind: 'media-refused'; readonly reason: MediaRefusal }
  | { readonly kind: 'attempts-exhausted'; readonly stage: StageName; readonly attempts: number }
  | { readonly kind: 'cancelled' };
