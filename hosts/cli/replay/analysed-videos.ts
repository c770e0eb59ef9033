import type { ScreenQueries } from '../../../application/index.js';
import type { CompletedVideo, VerificationVideo, Video } from '../../../domain/video/video.js';

export type AnalysedVideo = VerificationVideo | CompletedVideo;

export const isAnalysed = (video: Video): video is AnalysedVideo =>
  video.state === 'verification' || video.state === 'completed';

const pageSize = 100;
/** Where it stops; videos of more than that are replayed one by one. */
const videoLimit = 10_000;

/** Newest first. Uploads meanwhile shift the pages: nothing comes twice. */
export const analysedVideos = async function* (
  queries: ScreenQueries,
  states: readonly AnalysedVideo['state'][],
): AsyncGenerator<AnalysedVideo> {
  for (const state of states) {
    const met = new Set<string>();
    for (let page = 1; page <= videoLimit / pageSize; page++) {
      const { items } = await queries.videos({ owner: undefined, state }, { page, pageSize });
      for (const { video } of items)
        if (isAnalysed(video) && !met.has(video.id)) {
          met.add(video.id);
          yield video;
        }
      if (items.length < pageSize) break;
    }
  }
};
