import { z } from 'zod';
import { executionStates } from '../../../../domain/pipeline/pipeline-execution.js';
import { stageNames } from '../../../../domain/pipeline/stage.js';
import { userId, videoId } from '../../../../domain/shared/ids.js';
import { countView, idView, momentView, secondsView } from '../shared/fields.js';
import { idField } from '../shared/input.js';
import { createdFilters, manyOf, updatedFilters } from '../shared/filters.js';
import { longListFields, longPageView } from '../shared/long-list.js';
import { orderingField } from '../shared/ordering.js';
import { failureView } from '../videos/failure.presenter.js';

export const executionListQuery = z.strictObject({
  ...longListFields,
  ordering: orderingField({ created_at: 'createdAt', updated_at: 'updatedAt' }),
  owner: idField(userId).optional(),
  video: idField(videoId).optional(),
  status: manyOf(executionStates),
  ...createdFilters,
  ...updatedFilters,
});

export const executionView = z
  .strictObject({
    id: idView,
    video: idView,
    owner: idView,
    status: z.enum(executionStates),
    stages: z.array(
      z.strictObject({
        name: z.enum(stageNames),
        status: z.enum(['waiting', 'running', 'done']),
        attempts: countView,
        outages: countView,
        started_at: momentView.nullable(),
        finished_at: momentView.nullable(),
      }),
    ),
    failure: failureView.nullable(),
    model_calls: countView,
    model_seconds: secondsView,
    cost_usd: z.number().min(0),
    started_at: momentView.nullable(),
    finished_at: momentView.nullable(),
    created_at: momentView,
    updated_at: momentView,
  })
  .meta({ id: 'PipelineExecution' });

export const executionPage = longPageView(executionView);
