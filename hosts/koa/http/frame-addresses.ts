import type { Report } from '../../../domain/report/report.js';
import { keptPictures } from '../../../domain/report/report-frames.js';
import type { Services } from '../services.js';

export type FrameAddresses = ReadonlyMap<string, string>;

/** As long as other signed addresses (product.md, periodic work). */
const lifeS = 3_600;

/**
 * Temporary absolute addresses of the pictures of a report, by key; for who may see the report. The rest of it is worth
 * showing when the store of files does not answer.
 */
export const frameAddresses = async (
  { storage, logger }: Pick<Services, 'storage' | 'logger'>,
  report: Report,
  baseUrl: string,
): Promise<FrameAddresses> => {
  const keys = [...new Set(keptPictures(report.document).map(({ key }) => key))];
  try {
    const signed = await Promise.all(
      keys.map(async (key): Promise<readonly [string, string]> => {
        const address = await storage.signedUrl(key, { expiresInS: lifeS, contentType: 'image/jpeg' });
        return [key, new URL(address, baseUrl).href];
      }),
    );
    return new Map(signed);
  } catch (error) {
    logger.warn('no addresses of the pictures of a report', { video_id: report.videoId, error });
    return new Map();
  }
};
