import type { Stretch } from '../../../../../application/ports/list-walks.js';
import type { TrailEntry, TrailPerson } from '../../../../../application/ports/admin-queries.js';
import { auditActions, type AuditAction } from '../../../../../domain/audit/audit-entry.js';
import { operatorActions, type OperatorAction } from '../../../../../domain/operator-label/operator-log-entry.js';
import { hasText } from '../../../i18n/translator.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import { trailPath, trailPlace, type TrailQuery } from './trail-query.js';

/** One line of either log in the reader's words; for the page and for the table that is saved. */
export const trailLine = (line: TrailEntry, words: Words) => {
  const { t } = words;
  const { entry } = line;
  return {
    at: entry.at,
    action: line.log === 'accounts' ? t(`audit.${entry.action}`) : t(`operatorAction.${entry.action}`),
    who: line.actor?.name ?? absentActor(line, words),
    whoEmail: line.actor?.email ?? '',
    ...subjectOf(line, words),
    details: detailsText(line, words),
  };
};

const absentActor = (line: TrailEntry, { t }: Words): string => {
  if (line.log === 'verification') return t('ops.accountGone');
  if (line.entry.actorId !== undefined) return t('ops.accountGone');
  return t(line.entry.action === 'log-in-locked' ? 'adminUsers.stranger' : 'adminUsers.system');
};

const subjectOf = (line: TrailEntry, { t }: Words): { readonly subject: string; readonly subjectHref: string } => {
  if (line.log === 'verification') {
    const { subjectType, subjectId } = line.entry;
    const subject = `${t(`trailSubject.${subjectType}`)} ${subjectId}`;
    const hrefs = {
      task: `/client/operators/workspace/${subjectId}/`,
      trigger: '',
      catalogue: '/admin/risks/history/',
    };
    return { subject, subjectHref: hrefs[subjectType] };
  }
  const { userId, details } = line.entry;
  if (userId !== undefined)
    return { subject: personText(line.subject) ?? userId, subjectHref: `/admin/users/${userId}/` };
  if (typeof details['list'] !== 'string') return { subject: '', subjectHref: '' };
  return { subject: t(`mentionList.${details['list']}`), subjectHref: `/admin/mention-lists/${details['list']}/` };
};

const personText = (person: TrailPerson | undefined): string | undefined =>
  person && `${person.name} (${person.email})`;

const detailsText = ({ entry }: TrailEntry, { t, locale }: Words): string => {
  const { list: _, ...facts } = entry.details;
  const { from, to, ...others } = facts;
  const isChange = from !== undefined && to !== undefined;
  const worded = (key: string, value: string | number | boolean): string => {
    const known = `${entry.action === 'role-changed' ? 'role' : key}.${String(value)}`;
    return hasText(locale, known) ? t(known) : String(value);
  };
  const change = isChange ? [t('auditDetail.change', { from: worded('', from), to: worded('', to) })] : [];
  const named = Object.entries(isChange ? others : facts)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => {
      const name = hasText(locale, `trailDetail.${key}`) ? t(`trailDetail.${key}`) : key;
      return `${name}: ${worded(key, value)}`;
    });
  return [...change, ...named].join('; ');
};

export const trailView = (found: Stretch<TrailEntry>, query: TrailQuery, words: Words) => {
  const { t } = words;
  const { who, action, subject, days, place } = query;
  const filter = { who, action: action ?? '', subject, from: days.from, to: days.to };
  const href = (path: string, over: Readonly<Record<string, string>> = {}): string => {
    const entries = Object.entries({ ...filter, ...over }).filter(([, value]) => value !== '');
    return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries).toString()}`;
  };
  const [first, last] = [found.items[0], found.items.at(-1)];
  const hasNewer = place?.isBackward === true ? found.hasMore : place !== undefined;
  const hasOlder = place?.isBackward === true || found.hasMore;
  const option = (prefix: string, value: AuditAction | OperatorAction) => ({
    value,
    text: t(`${prefix}.${value}`),
    isChosen: value === action,
  });
  return {
    query: filter,
    groups: [
      { text: t('ops.logOfAccounts'), options: auditActions.map((value) => option('audit', value)) },
      { text: t('ops.logOfWork'), options: operatorActions.map((value) => option('operatorAction', value)) },
    ],
    exportHref: href(`${trailPath}export/`),
    newer: hasNewer && first ? href(trailPath, { newer: trailPlace(first) }) : undefined,
    older: hasOlder && last ? href(trailPath, { older: trailPlace(last) }) : undefined,
    lines: found.items.map((line) => {
      const { at, ...texts } = trailLine(line, words);
      return { ...texts, at: momentView(at, words) };
    }),
  };
};
