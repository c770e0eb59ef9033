import { z } from 'zod';
import { projectDescriptionLimit, projectNameLimit } from '../../../../domain/project/project.js';
import { countView, idView, momentView, nameInput, searchInput, textInput } from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const projectListQuery = z.strictObject({ ...pagingFields, search: searchInput });

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

export const projectPage = pageView(projectView);
