import type { Page } from '../../../../../application/ports/screen-queries.js';
import type { ComparedVersion, ListHistory, ListState } from '../../../../../application/index.js';
import { listRules } from '../../../../../domain/detection/lists/list-rules.data.js';
import { ageInDays } from '../../../../../domain/mention-list/list-days.js';
import { listLimits, staleAfterDays } from '../../../../../domain/mention-list/list-limits.js';
import type {
  MentionListEntry,
  MentionListKind,
  MentionListVersion,
} from '../../../../../domain/mention-list/mention-list.js';
import type { Instant } from '../../../../../domain/shared/instant.js';
import type { User } from '../../../../../domain/user/user.js';
import { listProblemText } from '../../../i18n/list-problem-text.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import type { Pager } from '../../shared/pager.js';

const path = '/admin/mention-lists/';
export const listPath = (kind: MentionListKind): string => `${path}${kind}/`;
export const versionPath = (kind: MentionListKind, version: string): string => `${listPath(kind)}versions/${version}/`;

type People = ReadonlyMap<string, User>;

const dayText = (day: string, { format }: Words): string => format.date(Date.parse(day));

const versionView = (list: MentionListVersion, now: Instant, words: Words) => {
  const { t, format } = words;
  const age = ageInDays(list.asOf, now);
  return {
    href: versionPath(list.kind, list.version),
    version: list.version,
    title: list.title,
    sourceUrl: list.sourceUrl,
    dayText: dayText(list.asOf, words),
    staleText:
      age > staleAfterDays ? t('lists.stale', { days: format.number(staleAfterDays), age: format.number(age) }) : '',
    countText: format.number(list.entryCount),
    refusedText: list.refusedCount > 0 ? format.number(list.refusedCount) : '',
    isShipped: list.origin === 'shipped',
    loaded: list.loadedAt === undefined ? undefined : momentView(list.loadedAt, words),
  };
};

export const listsView = (states: readonly ListState[], now: Instant, words: Words) => ({
  lists: states.map(({ kind, active }) => ({
    href: listPath(kind),
    name: words.t(`mentionList.${kind}`),
    risk: listRules[kind].riskCode,
    active: active && versionView(active, now, words),
  })),
});

/** What was typed into the form when it was refused. */
export interface TypedList {
  readonly title: string;
  readonly sourceUrl: string;
  readonly asOf: string;
  readonly error: string;
}

interface ListPage {
  readonly history: ListHistory;
  readonly entries: Page<MentionListEntry>;
  readonly search: string;
  readonly pager: Pager;
  readonly people: People;
  readonly typed: TypedList | undefined;
}

export const listView = ({ history, entries, search, pager, people, typed }: ListPage, now: Instant, words: Words) => {
  const { kind, active, versions } = history;
  const { t, format } = words;
  // What comes with the product says of itself that nobody has checked it; an upload has a source of its own.
  const source = active?.origin === 'loaded' ? active : undefined;
  return {
    href: listPath(kind),
    uploadHref: `${listPath(kind)}versions/`,
    name: t(`mentionList.${kind}`),
    active: active && versionView(active, now, words),
    form: {
      title: typed?.title ?? source?.title ?? '',
      sourceUrl: typed?.sourceUrl ?? source?.sourceUrl ?? '',
      asOf: typed?.asOf ?? '',
      error: typed?.error,
      titleLimit: listLimits.titleLength,
      urlLimit: listLimits.urlLength,
      limitsText: t('lists.limits', {
        entries: format.number(listLimits.entries),
        size: format.bytes(listLimits.fileBytes),
      }),
    },
    search,
    pager,
    entries: entries.items.map((entry) => entryView(entry, words)),
    history: versions.map((version) => ({
      ...versionView(version, now, words),
      isActive: version.version === active?.version,
      who:
        version.loadedBy === undefined ? t('lists.shipped') : (people.get(version.loadedBy)?.name ?? version.loadedBy),
    })),
  };
};

const entryView = (entry: MentionListEntry, words: Words) => ({
  name: entry.name,
  otherNames: [...entry.aliases, ...entry.doubtful.map((name) => `${name}*`)].join(', '),
  decision: entry.decision,
  sinceText: entry.since === undefined ? '' : dayText(entry.since, words),
  untilText: entry.until === undefined ? '' : words.t('lists.until', { date: dayText(entry.until, words) }),
});

const shownNames = 20;

/** What would change, and the lines that were left out. */
export const comparedView = ({ kind, version, active, difference }: ComparedVersion, now: Instant, words: Words) => {
  const { t, format, locale } = words;
  const part = (name: 'added' | 'removed' | 'changed') => ({
    name,
    text: t(`lists.${name}`),
    countText: format.number(difference[name].length),
    names: difference[name].slice(0, shownNames).map((entry) => entry.name),
    more: Math.max(0, difference[name].length - shownNames),
  });
  return {
    listHref: listPath(kind),
    listName: t(`mentionList.${kind}`),
    activateHref: `${versionPath(kind, version.version)}activate/`,
    replaces: active?.version ?? '',
    isActive: active?.version === version.version,
    isOlder: active !== undefined && version.asOf < active.asOf,
    againstText: active === undefined ? t('lists.againstNone') : t('lists.against', { version: active.version }),
    version: versionView(version, now, words),
    unchangedText: format.number(difference.unchanged),
    parts: [part('added'), part('removed'), part('changed')],
    refused: version.refused.map((line) => ({ line: format.number(line.line), text: listProblemText(locale, line) })),
    moreRefused: Math.max(0, version.refusedCount - version.refused.length),
  };
};
