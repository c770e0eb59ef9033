import { z } from 'zod';
import { executionStates } from '../../../../domain/pipeline/pipeline-execution.js';
import { videoId } from '../../../../domain/shared/ids.js';
import { idField } from '../shared/input.js';
import { pagingFields } from '../shared/paging.js';

export const executionListQuery = z.strictObject({
  ...pagingFields,
  video: idField(videoId).optional(),
  status: z.enum(executionStates).optional(),
});
