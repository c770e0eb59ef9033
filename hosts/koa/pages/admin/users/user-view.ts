import type { Page } from '../../../../../application/ports/screen-queries.js';
import type { AuditEntry } from '../../../../../domain/audit/audit-entry.js';
import type { UserId } from '../../../../../domain/shared/ids.js';
import { roles, userNameLimit, type Role, type User } from '../../../../../domain/user/user.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import type { Pager } from '../../shared/pager.js';

const listPath = '/admin/users/';

export interface UserFilter {
  readonly role: Role | undefined;
  readonly search: string;
}

export const userListView = (found: Page<User>, { role, search }: UserFilter, pager: Pager, words: Words) => {
  const { t } = words;
  const filterHref = (wanted: Role | undefined): string => {
    const query = new URLSearchParams({ ...(wanted && { role: wanted }), ...(search && { search }) }).toString();
    return query === '' ? listPath : `${listPath}?${query}`;
  };
  return {
    search,
    role,
    pager,
    countText: t('adminUsers.count', { count: found.total }),
    filters: [undefined, ...roles].map((wanted) => ({
      href: filterHref(wanted),
      text: wanted === undefined ? t('adminUsers.allRoles') : t(`role.${wanted}`),
      isChosen: wanted === role,
    })),
    users: found.items.map((user) => ({
      href: `${listPath}${user.id}/`,
      name: user.name,
      email: user.email,
      roleText: t(`role.${user.role}`),
      accessText: user.isActive ? t('admin.active') : t('admin.blocked'),
      created: momentView(user.createdAt, words),
    })),
  };
};

/** What the form shows: the account, or what was typed when it was refused. */
export interface UserForm {
  readonly name: string;
  readonly role: Role;
  readonly isActive: boolean;
}

interface UserPage {
  readonly user: User;
  readonly form: UserForm;
  readonly log: Page<AuditEntry>;
  /** Accounts that the log speaks of. */
  readonly actors: ReadonlyMap<UserId, User>;
  readonly isSelf: boolean;
  readonly isSaved: boolean;
  readonly error: string | undefined;
  readonly pager: Pager;
}

export const userView = (shown: UserPage, words: Words) => {
  const { t } = words;
  const { user, form, actors } = shown;
  return {
    href: `${listPath}${user.id}/`,
    name: user.name,
    email: user.email,
    version: user.version,
    nameLimit: userNameLimit,
    form,
    isSelf: shown.isSelf,
    isSaved: shown.isSaved,
    error: shown.error,
    pager: shown.pager,
    roles: roles.map((value) => ({ value, text: t(`role.${value}`), isChosen: value === form.role })),
    languageText: t(`localeName.${user.locale}`),
    created: momentView(user.createdAt, words),
    entries: shown.log.items.map((entry) => ({
      text: t(`audit.${entry.action}`),
      who: whoText(entry, actors, words),
      details: detailsText(entry, words),
      at: momentView(entry.at, words),
    })),
  };
};

const whoText = ({ actorId, action }: AuditEntry, actors: ReadonlyMap<UserId, User>, { t }: Words): string => {
  if (actorId === undefined) return t(action === 'log-in-locked' ? 'adminUsers.stranger' : 'adminUsers.system');
  return actors.get(actorId)?.name ?? actorId;
};

const detailsText = ({ action, details }: AuditEntry, { t }: Words): string => {
  const { address, from, to } = details;
  if (typeof address === 'string') return `${t('auditDetail.address')} ${address}`;
  if (from === undefined || to === undefined) return '';
  const named = (value: string | number | boolean): string =>
    action === 'role-changed' ? t(`role.${String(value)}`) : String(value);
  return t('auditDetail.change', { from: named(from), to: named(to) });
};
