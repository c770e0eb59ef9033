// Writes the published JSON schemas from the compiled ones: npm run build && node hosts/setup/write-schemas.mjs
import { writeFile } from 'node:fs/promises';
import { analysisJsonSchema } from '../../build/hosts/cli/analyze/analysis-result.schema.js';
import { reportJsonSchema } from '../../build/hosts/koa/api/report-schema/report.schema.js';

for (const [name, schema] of [
  ['report', reportJsonSchema],
  ['analysis', analysisJsonSchema],
])
  await writeFile(
    new URL(`../../docs/schemas/${name}.schema.json`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
