import { describeApi } from '../../../hosts/koa/api/api-routes.js';
import { openApiDocument } from '../../../hosts/koa/api/openapi/document.js';
import { createWebHarness } from './web-harness.js';

/** The OpenAPI document as it is published: in English, of a host on the default address. */
export const documentOfApi = async (): Promise<object> => {
  await using harness = await createWebHarness();
  const { operations } = describeApi(harness.services, harness.options);
  return openApiDocument(operations, 'http://localhost:8000', 'en');
};
