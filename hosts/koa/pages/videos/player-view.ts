import type { VideoId } from '../../../../domain/shared/ids.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { Services } from '../../services.js';

export interface PlayerView {
  readonly url: string;
}

/** The player's source; undefined when the store has no answer, so that the page still shows everything else. */
export const playerView = async (
  { watchVideo, logger }: Pick<Services, 'watchVideo' | 'logger'>,
  actor: Actor,
  id: VideoId,
): Promise<PlayerView | undefined> => {
  try {
    const watched = await watchVideo.execute(actor, id);
    return watched.ok ? { url: watched.value.url } : undefined;
  } catch (error) {
    logger.warn('no address to watch a video', { videoId: id, error });
    return undefined;
  }
};
