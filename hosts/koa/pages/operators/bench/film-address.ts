import type { VerificationTask } from '../../../../../domain/verification-task/verification-task.js';
import type { Services } from '../../../services.js';

/** As long as other signed addresses (product.md, periodic work). */
const lifeS = 3_600;

/**
 * Where the strip of small pictures is, if there is one; the page is worth showing when the store has no answer. An address
 * of this site is made relative: the page may be open under another of its names.
 */
export const filmAddress = async (
  { readPreview, logger }: Pick<Services, 'readPreview' | 'logger'>,
  baseUrl: string,
  task: VerificationTask,
): Promise<string> => {
  try {
    const address = await readPreview.filmAddress(task, lifeS);
    return address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : address;
  } catch (error) {
    logger.warn('no address of the small pictures of a video', { video_id: task.videoId, error });
    return '';
  }
};
