import { isUuid } from '../../../../domain/shared/ids.js';
import type { PageContext } from './page-context.js';

/** A text field of the submitted form; empty when it is missing or not a text. */
export const field = (ctx: PageContext, name: string): string => {
  const body: unknown = (ctx.request as { readonly body?: unknown }).body;
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : '';
};

/** A text of the query string; the first one when it is repeated. */
export const queryText = (ctx: PageContext, name: string): string => {
  const value = ctx.query[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};

/** The well-formed id in the path, or undefined. */
export const idParam = <Id>(ctx: PageContext, name: string, make: (text: string) => Id): Id | undefined => {
  const text = ctx.params[name] ?? '';
  return isUuid(text) ? make(text) : undefined;
};

export const pageParam = (ctx: PageContext): number => {
  const page = Number.parseInt(queryText(ctx, 'page'), 10);
  return page >= 1 && page <= 10_000 ? page : 1;
};

/** One of a closed set, or undefined. */
export const oneOf = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find((value) => value === text);

/** An address of this site to go on to; anything that leads elsewhere becomes `fallback`. */
export const localAddress = (text: string, fallback: string): string =>
  /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text) ? text : fallback;
