import type { Dashboard, VideoRow } from '../../../../application/ports/screen-queries.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import type { ReportVerdict } from '../../../../domain/report/report.js';
import { instant, type Instant } from '../../../../domain/shared/instant.js';
import type { UserId, VideoId } from '../../../../domain/shared/ids.js';
import type { Services } from '../../services.js';
import { recentPaces, stageFractions, type Live } from '../videos/live-analysis.js';

/** Of each kind the page shows so many; the rest is in the projects. */
const shown = 5;
/** A report older than that is no news. */
const newsMs = 7 * 24 * 3_600_000;
/** Beyond that nobody is helped by the number. */
const countedQueue = 100;

export interface Running {
  readonly row: VideoRow;
  readonly execution: PipelineExecution | undefined;
  readonly live: Live;
}

export interface Draft {
  readonly row: VideoRow;
  /** In the operators' queue, from 1; `in-work`: somebody decides right now; undefined: further back than is counted. */
  readonly place: number | 'in-work' | undefined;
}

export interface DashboardFound {
  readonly figures: Dashboard;
  readonly recent: readonly VideoRow[];
  readonly failed: readonly VideoRow[];
  readonly published: readonly { readonly row: VideoRow; readonly verdict: ReportVerdict | undefined }[];
  readonly running: readonly Running[];
  readonly drafts: readonly Draft[];
  readonly now: Instant;
}

type Known = Pick<Services, 'queries' | 'progress' | 'logger' | 'clock'>;

export const loadDashboard = async (services: Known, owner: UserId | undefined): Promise<DashboardFound> => {
  const { queries, clock } = services;
  const now = clock.now();
  const page = { page: 1, pageSize: shown };
  const latest = { ...page, ordering: { by: 'updatedAt', isDescending: true } } as const;
  const [figures, recent, failed, completed, underWay, verification] = await Promise.all([
    queries.dashboard(owner),
    queries.videos({ owner }, { page: 1, pageSize: 8 }),
    queries.videos({ owner, state: 'failed' }, latest),
    queries.videos({ owner, state: 'completed', updatedFrom: instant(now - newsMs) }, latest),
    queries.videos({ owner, state: ['uploaded', 'processing'] }, page),
    queries.videos({ owner, state: 'verification' }, page),
  ]);
  const [published, running, drafts] = await Promise.all([
    Promise.all(
      completed.items.map(async (row) => {
        const report = await queries.reportOfVideo(row.video.id, owner);
        return { row, verdict: report?.document.verdict };
      }),
    ),
    loadRunning(services, underWay.items),
    loadDrafts(services, verification.items),
  ]);
  return { figures, recent: recent.items, failed: failed.items, published, running, drafts, now };
};

const loadRunning = async (services: Known, rows: readonly VideoRow[]): Promise<readonly Running[]> => {
  if (rows.length === 0) return [];
  const [paces, ...found] = await Promise.all([
    recentPaces(services),
    ...rows.map(async ({ video: { id } }) => {
      const [executions, fractions] = await Promise.all([
        services.queries.executions({ owner: undefined, video: id }, { page: 1, pageSize: 1 }),
        stageFractions(services, id),
      ]);
      return { execution: executions.items[0], fractions };
    }),
  ]);
  return rows.flatMap((row, at) => {
    const one = found[at];
    return one === undefined ? [] : [{ row, execution: one.execution, live: { fractions: one.fractions, paces } }];
  });
};

const loadDrafts = async ({ queries }: Known, rows: readonly VideoRow[]): Promise<readonly Draft[]> => {
  if (rows.length === 0) return [];
  const [queue, ...held] = await Promise.all([
    queries.tasks({ state: 'pending' }, { page: 1, pageSize: countedQueue }),
    ...rows.map(({ video: { id } }) => queries.tasks({ state: 'in_progress', video: id }, { page: 1, pageSize: 1 })),
  ]);
  const places = new Map<VideoId, number>(queue.items.map(({ task }, at) => [task.videoId, at + 1]));
  return rows.map((row, at) => ({
    row,
    place: (held[at]?.items.length ?? 0) > 0 ? 'in-work' : places.get(row.video.id),
  }));
};
