import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import { choosePictures, type ReportPicture } from '../../../domain/report/report-frames.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { Finding } from '../../../domain/trigger/trigger.js';
import type { VideoFile } from '../../../domain/video/video.js';
import { reportFramesPrefix } from '../../../domain/video/storage-key.js';
import type { Logger } from '../../ports/logger.js';
import { PictureFault, type PictureScaler } from '../../ports/picture-scaler.js';
import { ObjectNotFound, type VideoStorage } from '../../ports/video-storage.js';
import type { ArtifactStore } from './artifact-store.js';
import { forEachConcurrently } from './stages/for-each-concurrently.js';
import { readFrameIndex } from './stages/frame-index.js';

interface Dependencies {
  readonly storage: VideoStorage;
  readonly artifacts: ArtifactStore;
  readonly pictures: PictureScaler;
  readonly logger: Logger;
}

interface Judged {
  readonly execution: PipelineExecution;
  readonly video: VideoFile;
  readonly catalogue: RiskCatalogue;
  readonly findings: readonly Finding[];
}

const longerSidePx = 640;
/** A JPEG of 640 pixels never comes near this. */
const maxPictureBytes = 1024 * 1024;
const atOnce = 4;

/** Keeps small copies of the frames that prove findings: the frames themselves go with the other artifacts after a week. */
export class ReportFrames {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * The copies, content-addressed: keeping the same again changes nothing. A picture that is gone or cannot be read is left out;
   * a report without one picture is worth more than none.
   */
  async keep(
    { execution, video, catalogue, findings }: Judged,
    signal?: AbortSignal,
  ): Promise<readonly ReportPicture[]> {
    const { storage, artifacts, pictures, logger } = this.#deps;
    const { frames } = await readFrameIndex(artifacts, execution, video.media.durationMs);
    const chosen = choosePictures(findings, catalogue, frames);
    const copies = new Map<string, string>();
    await forEachConcurrently([...new Set(chosen.map(({ key }) => key))], atOnce, async (key) => {
      signal?.throwIfAborted();
      try {
        const small = await pictures.shrink(await artifacts.readBytes(key), longerSidePx);
        const stored = await storage.putContent(reportFramesPrefix(video.id, execution.id), 'jpg', once(small), {
          contentType: 'image/jpeg',
          maxBytes: maxPictureBytes,
          ...(signal !== undefined && { signal }),
        });
        copies.set(key, stored.key);
      } catch (error) {
        if (!(error instanceof PictureFault || error instanceof ObjectNotFound)) throw error;
        logger.warn('a frame of a report could not be kept', { video_id: video.id, key, error });
      }
    });
    return chosen.flatMap(({ key, interval }) => {
      const copy = copies.get(key);
      return copy === undefined ? [] : [{ key: copy, interval }];
    });
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
