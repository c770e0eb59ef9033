import { z } from 'zod';
import { projectId } from '../../../../domain/shared/ids.js';
import { videoStates } from '../../../../domain/video/video.js';
import { idField } from '../shared/input.js';
import { pagingFields } from '../shared/paging.js';

export const videoListQuery = z.strictObject({
  ...pagingFields,
  project: idField(projectId).optional(),
  status: z.enum(videoStates).optional(),
  search: z.string().max(200).optional(),
});

export const videoChange = z.strictObject({ title: z.string().optional(), description: z.string().optional() });

export const uploadQuery = z.strictObject({ project_id: idField(projectId).optional() });

/** Text fields of an upload, wherever they stand; `_csrf` only for forms of our own pages. */
export const uploadFields = z.strictObject({
  project_id: idField(projectId).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  /** Text of a .srt or .vtt file. */
  subtitles: z.string().optional(),
  _csrf: z.string().optional(),
});
