import type { RouterContext } from '@koa/router';
import type { Actor } from '../../../../domain/user/access.js';
import type { Locale, User } from '../../../../domain/user/user.js';
import { formatter, type Format } from '../../i18n/format.js';
import { translator, type Translate } from '../../i18n/translator.js';

/** What the middleware in front of the pages has found out about a request. */
export interface PageState {
  requestId: string;
  locale: Locale;
  csrfToken: string;
  user?: User;
  actor?: Actor;
}

export type PageContext = RouterContext<PageState>;

export type PageHandler = (ctx: PageContext) => Promise<void>;

/** Everything that turns values into words for one reader. */
export interface Words {
  readonly locale: Locale;
  readonly t: Translate;
  readonly format: Format;
}

export const wordsOf = (locale: Locale): Words => ({ locale, t: translator(locale), format: formatter(locale) });

/** True when htmx asks for a fragment instead of a page. */
export const isFragmentRequest = (ctx: PageContext): boolean => ctx.get('hx-request') === 'true';
