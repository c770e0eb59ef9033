import { z } from 'zod';
import type { Api } from '../openapi/api.js';
import { reportJsonSchema } from './report.schema.js';

/** Describes our answers, nothing of anybody: open to all. */
export const reportSchemaRoutes = (api: Api): void => {
  api.open(
    {
      method: 'get',
      path: '/report-schema/',
      id: 'getReportSchema',
      tag: 'videos',
      summary: { ru: 'JSON Schema отчёта', en: 'JSON Schema of the report' },
      access: 'public',
      contentType: 'application/schema+json',
      content: z.record(z.string(), z.unknown()),
    },
    async ({ ctx }) => {
      ctx.set('Cache-Control', 'public, max-age=3600');
      ctx.type = 'application/schema+json';
      ctx.body = JSON.stringify(reportJsonSchema);
    },
  );
};
