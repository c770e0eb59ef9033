import { roles, type Locale, type Role } from '../../../../domain/user/user.js';
import type { Translate } from '../../i18n/translator.js';
import { adminNav, type AdminNavItem } from '../admin/shared/admin-nav.js';
import { assetAddress } from './asset-address.js';
import { wordsOf, type PageState } from './page-context.js';

interface NavItem {
  readonly href: string;
  readonly text: string;
  readonly icon: string;
  readonly isCurrent: boolean;
}

/** What the frame around every page shows. */
export interface LayoutModel {
  readonly locale: Locale;
  readonly otherLocale: Locale;
  readonly t: Translate;
  readonly asset: (name: string) => string;
  readonly csrfToken: string;
  readonly htmxHeaders: string;
  readonly requestId: string;
  readonly here: string;
  readonly homeHref: string;
  readonly account: { readonly name: string; readonly roleText: string } | undefined;
  readonly nav: readonly NavItem[];
  /** Only around pages for admins. */
  readonly adminNav: readonly AdminNavItem[];
}

const sections: readonly { href: string; key: string; icon: string; roles: readonly Role[] }[] = [
  { href: '/client/dashboard/', key: 'dashboard', icon: 'grid', roles: ['client'] },
  { href: '/client/projects/', key: 'projects', icon: 'folder2', roles: ['client', 'admin'] },
  { href: '/client/videos/upload/', key: 'upload', icon: 'cloud-arrow-up', roles: ['client'] },
  { href: '/client/webhooks/', key: 'webhooks', icon: 'broadcast-pin', roles: ['client', 'admin'] },
  { href: '/client/operators/dashboard/', key: 'queue', icon: 'list-check', roles: ['operator', 'admin'] },
  { href: '/admin/', key: 'admin', icon: 'gear', roles: ['admin'] },
];

const homes: Readonly<Record<Role, string>> = {
  client: '/client/dashboard/',
  operator: '/client/operators/dashboard/',
  admin: '/admin/',
};

/** Where a person of this role starts. */
export const homeOf = (role: Role | undefined): string =>
  role !== undefined && roles.includes(role) ? homes[role] : '/client/users/login/';

export const layoutModel = (state: PageState, path: string): LayoutModel => {
  const { t } = wordsOf(state.locale);
  const { user } = state;
  return {
    locale: state.locale,
    otherLocale: state.locale === 'ru' ? 'en' : 'ru',
    t,
    asset: assetAddress,
    csrfToken: state.csrfToken,
    htmxHeaders: JSON.stringify({ 'x-csrf-token': state.csrfToken }),
    requestId: state.requestId,
    here: path,
    homeHref: homeOf(user?.role),
    account: user === undefined ? undefined : { name: user.name, roleText: t(`role.${user.role}`) },
    nav: sections
      .filter((section) => user !== undefined && section.roles.includes(user.role))
      .map(({ href, key, icon }) => ({ href, icon, text: t(`nav.${key}`), isCurrent: path.startsWith(href) })),
    adminNav: user?.role === 'admin' && path.startsWith('/admin/') ? adminNav(path, t) : [],
  };
};
