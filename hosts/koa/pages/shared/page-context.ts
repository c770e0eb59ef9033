import type { Locale } from '../../../../domain/user/user.js';
import type { AppState, RouteContext } from '../../http/app-state.js';
import { formatter, type Format } from '../../i18n/format.js';
import { translator, type Translate } from '../../i18n/translator.js';

export type PageState = AppState;

export type PageContext = RouteContext;

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
