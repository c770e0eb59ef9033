import { z } from 'zod';

/** RFC 9457, with a stable code for programs, messages by field for forms, and the id under which the log knows the request. */
export const problemView = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe('For people, in Russian or English by Accept-Language'),
    instance: z.string().describe('Path of the request'),
    code: z.string().describe('Stable; for programs'),
    request_id: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional().describe('Messages by field; _ is about the whole'),
    existing_id: z.uuid().optional().describe('The video that has the same bytes'),
  })
  .meta({ id: 'Problem' });
