import type { AppContext } from './app-state.js';

/** The route's pattern, never the path itself: labels and names of spans must be few. Known once the request was routed. */
export const routeOf = (ctx: AppContext): string => {
  const matched: unknown = ctx['_matchedRoute'];
  if (typeof matched === 'string') return matched;
  const [area = ''] = ctx.path.slice(1).split('/');
  return area === 'static' || area === 'media' ? `/${area}/` : 'other';
};
