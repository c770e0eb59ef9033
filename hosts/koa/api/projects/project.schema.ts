import { z } from 'zod';
import { pagingFields } from '../shared/paging.js';

export const projectListQuery = z.strictObject({ ...pagingFields, search: z.string().max(200).optional() });

/** Lengths are the domain's business; these only keep out what no project could be. */
export const projectInput = z.strictObject({ name: z.string(), description: z.string().default('') });

export const projectChange = z.strictObject({ name: z.string().optional(), description: z.string().optional() });
