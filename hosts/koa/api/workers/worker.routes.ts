import type { WorkerAtWork } from '../../../../domain/pipeline/worker.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { pageOf, pageRequest, presentPage } from '../shared/paging.js';
import { time } from '../shared/present.js';
import { workerListQuery, workerPage } from './worker.schema.js';

/** Those who told of themselves; of others nothing but a lease is known. */
const presentWorker = ({ worker, state, stages }: WorkerAtWork) =>
  worker === undefined
    ? []
    : [
        {
          id: worker.id,
          host: worker.host,
          process_id: worker.processId,
          version: worker.version,
          state,
          stages_at_once: worker.stagesAtOnce,
          stages: stages.map(({ execution, name }) => ({ execution: execution.id, stage: name })),
          started_at: time(worker.startedAt),
          last_seen_at: time(worker.lastSeenAt),
        },
      ];

export const workerRoutes = (api: Api, { readWorkload }: Services, { baseUrl }: WebOptions): void => {
  api.route(
    {
      method: 'get',
      path: '/workers/',
      id: 'listWorkers',
      tag: 'workers',
      summary: {
        ru: 'Процессы, которые выполняют задания, и их занятость',
        en: 'Processes that run jobs, and what each does',
      },
      description: {
        ru: 'До ста; тех, о ком не слышно сутки, нет. Порядок: работают, останавливаются, молчат; запущенные позже — раньше.',
        en: 'Up to a hundred, none unheard of for a day. Those at work first, then the stopping, then the silent; the last started first.',
      },
      access: 'admins',
      query: workerListQuery,
      answer: workerPage,
    },
    async ({ ctx, query }) => {
      const page = pageRequest(query);
      const { workers } = await readWorkload.execute();
      return presentPage(ctx, baseUrl, page, pageOf(workers.flatMap(presentWorker), page), (worker) => worker);
    },
  );
};
