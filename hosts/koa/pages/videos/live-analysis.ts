import {
  analysisTimeLeft,
  stagePaces,
  type StageFractions,
  type StagePaces,
} from '../../../../domain/pipeline/time-left.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import type { StageName } from '../../../../domain/pipeline/stage.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { VideoId } from '../../../../domain/shared/ids.js';
import type { Services } from '../../services.js';
import type { Words } from '../shared/page-context.js';

/** The feed tells the newest news at once; what takes longer is shown by the next look at the page. */
const patienceMs = 40;
/** Analyses whose pace is looked at. */
const pastOnes = 20;

/** How far the running stages are, as far as this process knows. */
export const stageFractions = async (
  { progress, logger }: Pick<Services, 'progress' | 'logger'>,
  id: VideoId,
): Promise<StageFractions> => {
  const fractions = new Map<StageName, number>();
  try {
    for await (const news of progress.subscribe(id, AbortSignal.timeout(patienceMs)))
      if (news.kind === 'stage' && news.state === 'running') fractions.set(news.stage, news.fraction);
      else if (news.kind === 'stage') fractions.delete(news.stage);
  } catch (error) {
    logger.warn('no news of an analysis', { video_id: id, error });
  }
  return fractions;
};

/** Of the newest analyses of everyone: the same machine did them. */
export const recentPaces = async ({ queries }: Pick<Services, 'queries'>): Promise<StagePaces> => {
  const page = { page: 1, pageSize: pastOnes };
  const [executions, videos] = await Promise.all([
    queries.executions({ owner: undefined, state: 'completed' }, page),
    queries.videos(
      { owner: undefined, state: ['verification', 'completed'] },
      { ...page, ordering: { by: 'updatedAt', isDescending: true } },
    ),
  ]);
  const lengths = new Map(videos.items.map(({ video }) => [video.id, video.media.durationMs]));
  return stagePaces(
    executions.items.flatMap((execution) => {
      const durationMs = lengths.get(execution.videoId);
      return execution.state === 'completed' && durationMs !== undefined ? [{ execution, durationMs }] : [];
    }),
  );
};

export interface Live {
  readonly fractions: StageFractions;
  readonly paces: StagePaces;
}

export const notLive: Live = { fractions: new Map(), paces: {} };

export const liveAnalysis = async (
  services: Pick<Services, 'queries' | 'progress' | 'logger'>,
  id: VideoId,
): Promise<Live> => {
  const [fractions, paces] = await Promise.all([stageFractions(services, id), recentPaces(services)]);
  return { fractions, paces };
};

/** When the analysis will be over, in words; undefined when nobody can say. */
export const timeLeftText = (
  { fractions, paces }: Live,
  execution: PipelineExecution,
  durationMs: number,
  now: Instant,
  { t, format }: Words,
): string | undefined => {
  const left = analysisTimeLeft({ execution, fractions, durationMs, paces, now });
  if (left === undefined) return undefined;
  const minutes = Math.ceil(left / 60_000);
  return minutes <= 1 ? t('timeLeft.soon') : t('timeLeft.about', { time: format.elapsed(minutes * 60_000) });
};
