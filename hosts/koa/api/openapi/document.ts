import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Locale } from '../../../../domain/user/user.js';
import { ifMatchPattern } from '../../http/entity-tags.js';
import type { Operation } from './operation.js';
import { problemView } from './problem.schema.js';
import { apiTexts, statusTexts, tagTexts } from './texts.js';

type Responses = RouteConfig['responses'];

/** The OpenAPI 3.1 document of these operations, made from the schemas that requests are checked with. */
export const openApiDocument = (operations: readonly Operation[], baseUrl: string, locale: Locale): object => {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: apiTexts.bearer[locale],
  });
  for (const operation of operations) registry.registerPath(pathOf(operation, locale));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: apiTexts.title[locale],
      version: '1',
      description: apiTexts.description[locale],
    },
    servers: [{ url: baseUrl }],
    tags: tagsOf(operations, locale),
  });
};

const tagsOf = (operations: readonly Operation[], locale: Locale) =>
  [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name, description: tagTexts[name][locale] }));

const pathOf = (operation: Operation, locale: Locale): RouteConfig => {
  const { id, tag, method, path, summary, description, access } = operation;
  return {
    operationId: id,
    tags: [tag],
    method,
    path: `/api${path.replace(/:(\w+)/g, '{$1}')}`,
    summary: summary[locale],
    ...(description && { description: description[locale] }),
    security: access === 'public' ? [] : [{ bearer: [] }],
    request: requestOf(operation, locale),
    responses: { ...refusalsOf(operation, locale), ...successOf(operation, locale) },
  };
};

const parametersOf = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

const requestOf = (operation: Operation, locale: Locale): NonNullable<RouteConfig['request']> => {
  const { path, params, query, body } = operation;
  const names = parametersOf(path);
  const content = bodyContentOf(operation);
  return {
    ...(names.length > 0 && {
      params: z.object(Object.fromEntries(names.map((name) => [name, params?.[name] ?? z.uuid()]))),
    }),
    ...(query instanceof z.ZodObject && { query }),
    ...conditionsOf(operation, locale),
    ...(content && { body: { required: !isOptional(body), content } }),
  };
};

const bodyContentOf = ({ body, form, bytes }: Operation) => {
  if (body !== undefined) return { 'application/json': { schema: body } };
  if (bytes !== undefined) return { [bytes]: { schema: z.string().meta({ type: 'string', format: 'binary' }) } };
  return form && { 'multipart/form-data': { schema: form } };
};

const conditionsOf = ({ method, isTagged, isConditional, isIdempotent, headers: own }: Operation, locale: Locale) => {
  const seen = z.string().regex(ifMatchPattern).meta({ format: 'entity-tags' });
  const key = z.string().regex(/^[!-~]{1,255}$/);
  const headers = {
    ...own?.shape,
    // Whatever is not the ETag just does not match.
    ...(isTagged &&
      method === 'get' && { 'If-None-Match': z.string().optional().describe(apiTexts.ifNoneMatch[locale]) }),
    ...(isConditional && { 'If-Match': seen.optional().describe(apiTexts.ifMatch[locale]) }),
    ...(isIdempotent && { 'Idempotency-Key': key.optional().describe(apiTexts.idempotencyKey[locale]) }),
  };
  return Object.keys(headers).length === 0 ? {} : { headers: z.object(headers) };
};

/** No body at all is read as an empty object. */
const isOptional = (body: z.ZodType | undefined): boolean => body?.safeParse({}).success === true;

const successOf = (operation: Operation, locale: Locale): Responses => {
  const { method, status = 200, answer, alsoAnswers = [], contentType, isLocated, isTagged, isIdempotent } = operation;
  const emptyStatuses = [...(operation.emptyStatuses ?? []), ...(isTagged && method === 'get' ? [304] : [])];
  const content = answer
    ? { 'application/json': { schema: answer } }
    : contentType === undefined
      ? undefined
      : Object.fromEntries([contentType].flat().map((type) => [type, { schema: operation.content ?? z.string() }]));
  const text = { type: 'string' } as const;
  const headers = {
    ...(isLocated && { Location: { description: apiTexts.location[locale], schema: text } }),
    ...(isTagged && { ETag: { description: apiTexts.etag[locale], schema: text } }),
    ...(isIdempotent && { 'Idempotency-Replayed': { description: apiTexts.replayed[locale], schema: text } }),
  };
  const described = (one: number) => ({ description: statusTexts[one]?.[locale] ?? '' });
  const full = { ...(content && { content }), ...(Object.keys(headers).length > 0 && { headers }) };
  const responses: Responses = {};
  for (const one of [status, ...alsoAnswers]) responses[one] = { ...described(one), ...full };
  for (const one of emptyStatuses) responses[one] = described(one);
  return responses;
};

/** What follows from the operation itself, and what it says besides. */
const refusalsOf = (operation: Operation, locale: Locale): Responses => {
  const { access, path, query, body, form, isConditional, isIdempotent, refusals = [] } = operation;
  const statuses = new Set([...refusals, 400, 401, 429, 503]);
  if (access !== 'public') statuses.add(403);
  if (path.includes(':')) statuses.add(404);
  if (isConditional) statuses.add(412);
  if (isIdempotent) for (const status of [410, 422]) statuses.add(status);
  if (body || form) for (const status of [408, 413, 415, 422]) statuses.add(status);
  if (query instanceof z.ZodObject && 'page' in query.shape) statuses.add(422);
  const content = { 'application/problem+json': { schema: problemView } };
  return Object.fromEntries(
    [...statuses].sort().map((status) => [status, { description: statusTexts[status]?.[locale] ?? '', content }]),
  );
};
