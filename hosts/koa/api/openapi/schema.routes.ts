import { z } from 'zod';
import type { Locale } from '../../../../domain/user/user.js';
import type { WebOptions } from '../../services.js';
import type { Api } from './api.js';
import { openApiDocument } from './document.js';

/** The document describes every operation that is registered by the time somebody asks first, itself included. */
export const schemaRoutes = (api: Api, { baseUrl }: WebOptions): void => {
  const made = new Map<Locale, string>();
  const documentIn = (locale: Locale): string => {
    const known = made.get(locale) ?? JSON.stringify(openApiDocument(api.operations, baseUrl, locale));
    made.set(locale, known);
    return known;
  };

  api.open(
    {
      method: 'get',
      path: '/schema/',
      id: 'getSchema',
      tag: 'schema',
      summary: { ru: 'Этот документ, OpenAPI 3.1', en: 'This document, OpenAPI 3.1' },
      access: 'public',
      contentType: 'application/vnd.oai.openapi+json',
      content: z.record(z.string(), z.unknown()),
    },
    async ({ ctx }) => {
      // The language may come from a cookie or an account.
      ctx.set('Cache-Control', 'private, max-age=60');
      ctx.vary('Cookie');
      ctx.type = 'application/vnd.oai.openapi+json;version=3.1';
      ctx.body = documentIn(ctx.state.locale);
    },
  );
};
