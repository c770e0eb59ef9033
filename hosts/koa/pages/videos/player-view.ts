import type { VideoId } from '../../../../domain/shared/ids.js';
import type { Actor } from '../../../../domain/user/access.js';
import type { Services } from '../../services.js';

export interface PlayerView {
  readonly url: string;
}

/**
 * The player's source; undefined when the store has no answer, so that the page still shows everything else.
 * An address of this site is made relative: the page may be open under another of its names, and the policy allows only its own.
 */
export const playerView = async (
  { watchVideo, logger }: Pick<Services, 'watchVideo' | 'logger'>,
  baseUrl: string,
  actor: Actor,
  id: VideoId,
): Promise<PlayerView | undefined> => {
  try {
    const watched = await watchVideo.execute(actor, id);
    if (!watched.ok) return undefined;
    const { url } = watched.value;
    return { url: url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url };
  } catch (error) {
    logger.warn('no address to watch a video', { videoId: id, error });
    return undefined;
  }
};
