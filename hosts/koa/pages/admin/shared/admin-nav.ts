import type { Translate } from '../../../i18n/translator.js';

const pages = [
  { href: '/admin/', key: 'overview', icon: 'speedometer2' },
  { href: '/admin/executions/', key: 'executions', icon: 'diagram-3' },
  { href: '/admin/videos/', key: 'videos', icon: 'film' },
  { href: '/admin/projects/', key: 'projects', icon: 'folder2' },
  { href: '/admin/users/', key: 'users', icon: 'people' },
  { href: '/admin/risks/', key: 'risks', icon: 'sliders' },
  { href: '/admin/mention-lists/', key: 'lists', icon: 'card-list' },
  { href: '/admin/quality/', key: 'quality', icon: 'bar-chart' },
  { href: '/admin/log/', key: 'trail', icon: 'journal-text' },
  { href: '/admin/outbox/', key: 'outbox', icon: 'envelope' },
  { href: '/admin/system/', key: 'system', icon: 'hdd-stack' },
] as const;

export interface AdminNavItem {
  readonly href: string;
  readonly text: string;
  readonly icon: string;
  readonly isCurrent: boolean;
}

/** The pages for admins, for the frame around each of them. */
export const adminNav = (path: string, t: Translate): readonly AdminNavItem[] =>
  pages.map(({ href, key, icon }) => ({
    href,
    icon,
    text: t(`adminNav.${key}`),
    isCurrent: href === '/admin/' ? path === href : path.startsWith(href),
  }));
