import { z } from 'zod';
import { projectDescriptionLimit, projectNameLimit } from '../../../../domain/project/project.js';
import { userId } from '../../../../domain/shared/ids.js';
import { countView, idView, momentView, nameInput, searchInput, textInput } from '../shared/fields.js';
import { createdFilters, updatedFilters } from '../shared/filters.js';
import { idField } from '../shared/input.js';
import { longListFields, longPageView } from '../shared/long-list.js';
import { orderingField } from '../shared/ordering.js';

export const projectListQuery = z.strictObject({
  ...longListFields,
  ordering: orderingField({ created_at: 'createdAt', updated_at: 'updatedAt', name: 'name' }),
  owner: idField(userId).optional(),
  search: searchInput,
  ...createdFilters,
  ...updatedFilters,
});

const name = nameInput(projectNameLimit);
const description = textInput(projectDescriptionLimit);

export const projectInput = z.strictObject({ name, description: description.default('') });

export const projectChange = z.strictObject({ name: name.optional(), description: description.optional() });

export const projectView = z
  .strictObject({
    id: idView,
    name: z.string(),
    description: z.string(),
    owner: idView,
    video_count: countView,
    created_at: momentView,
    updated_at: momentView,
  })
  .meta({ id: 'Project' });

export const projectPage = longPageView(projectView);
