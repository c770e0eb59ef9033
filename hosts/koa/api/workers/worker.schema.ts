import { z } from 'zod';
import { stageNames } from '../../../../domain/pipeline/stage.js';
import { workerStates } from '../../../../domain/pipeline/worker.js';
import { countView, idView, momentView } from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const workerListQuery = z.strictObject(pagingFields);

export const workerView = z
  .strictObject({
    id: z.string().describe('Under which it holds stages'),
    host: z.string(),
    process_id: countView,
    version: z.string().describe('Of the product'),
    state: z
      .enum(workerStates)
      .describe('draining: it stops and takes no new work; silent: not heard of for 30 seconds'),
    stages_at_once: countView.describe('How many stages it may run at once'),
    stages: z.array(z.strictObject({ execution: idView, stage: z.enum(stageNames) })).describe('Held by it now'),
    started_at: momentView,
    last_seen_at: momentView,
  })
  .meta({ id: 'Worker' });

export const workerPage = pageView(workerView);
