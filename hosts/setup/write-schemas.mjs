// Writes what is published about our formats, from the compiled code: npm run build && node hosts/setup/write-schemas.mjs
import { writeFile } from 'node:fs/promises';
import openapiTs, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { analysisJsonSchema } from '../../build/hosts/cli/analyze/analysis-result.schema.js';
import { reportJsonSchema } from '../../build/hosts/koa/api/report-schema/report.schema.js';
import { documentOfApi } from '../../build/tests/hosts/harness/document-of-api.js';

const write = async (path, text) => {
  const target = new URL(`../../${path}`, import.meta.url);
  const options = await resolveConfig(target);
  await writeFile(target, await format(text, { ...options, filepath: path }));
};

const openApi = await documentOfApi();
await write('docs/schemas/report.schema.json', JSON.stringify(reportJsonSchema));
await write('docs/schemas/analysis.schema.json', JSON.stringify(analysisJsonSchema));
await write('docs/schemas/openapi.json', JSON.stringify(openApi));
await write('tests/hosts/harness/api-types.ts', astToString(await openapiTs(openApi, { immutable: true })));
