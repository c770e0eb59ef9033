import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './api-types.js';
import type { WebHarness } from './web-harness.js';

export type ApiClient = Client<paths>;

/** A client whose types were generated from the OpenAPI document: what the document promises is what a test can call. */
export const apiClient = (
  { url }: Pick<WebHarness, 'url'>,
  headers: Readonly<Record<string, string>> = {},
): ApiClient => createClient<paths>({ baseUrl: url, headers });
