import { translator } from '../../i18n/translator.js';
import { assetAddress } from '../../pages/shared/asset-address.js';
import { renderView } from '../../pages/shared/view-engine.js';
import type { RouteContext } from '../../http/app-state.js';
import type { Api } from './api.js';

/** The document made readable, by two viewers that this host serves itself. Open to all, as the document is. */
export const docsRoutes = (api: Api): void => {
  api.open(
    {
      method: 'get',
      path: '/docs/',
      id: 'showSwagger',
      tag: 'schema',
      summary: { ru: 'Страница Swagger UI', en: 'Swagger UI page' },
      access: 'public',
      contentType: 'text/html',
    },
    async ({ ctx }) => showViewer(ctx, 'swagger'),
  );

  api.open(
    {
      method: 'get',
      path: '/redoc/',
      id: 'showRedoc',
      tag: 'schema',
      summary: { ru: 'Страница ReDoc', en: 'ReDoc page' },
      access: 'public',
      contentType: 'text/html',
    },
    async ({ ctx }) => showViewer(ctx, 'redoc'),
  );
};

/**
 * ReDoc makes empty style elements and fills them through the object model, which no policy minds; the elements themselves
 * count as inline, so the hash of nothing is allowed: whatever has a text stays forbidden.
 */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
/** The one style with a text that it adds: of its scroll bars. */
const scrollBarStyle = "'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='";

/** Not in the frame of the other pages: that one opens a session. */
const showViewer = (ctx: RouteContext, viewer: 'swagger' | 'redoc'): void => {
  const { locale } = ctx.state;
  const t = translator(locale);
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Cache-Control', 'private, max-age=300');
  ctx.vary('Cookie');
  ctx.set(
    'Content-Security-Policy',
    `${ctx.response.get('Content-Security-Policy')};style-src 'self' ${emptyStyle} ${scrollBarStyle}`,
  );
  ctx.body = renderView(`api-docs/${viewer}`, { locale, t, asset: assetAddress, title: t(`apiDocs.${viewer}`) });
};
