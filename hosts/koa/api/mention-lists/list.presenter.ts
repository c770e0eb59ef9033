import { listRules } from '../../../../domain/detection/lists/list-rules.data.js';
import { ageInDays } from '../../../../domain/mention-list/list-days.js';
import type { MentionListEntry, MentionListVersion } from '../../../../domain/mention-list/mention-list.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { Locale } from '../../../../domain/user/user.js';
import type { ComparedVersion, ListState } from '../../../../application/index.js';
import { listProblemText } from '../../i18n/list-problem-text.js';
import { time } from '../shared/present.js';

const namesShown = 20;

export const presentVersion = (list: MentionListVersion, active: MentionListVersion | undefined, now: Instant) => ({
  kind: list.kind,
  version: list.version,
  as_of: list.asOf,
  age_days: ageInDays(list.asOf, now),
  title: list.title,
  source_url: list.sourceUrl,
  origin: list.origin,
  entries: list.entryCount,
  refused: list.refusedCount,
  loaded_by: list.loadedBy ?? null,
  loaded_at: list.loadedAt === undefined ? null : time(list.loadedAt),
  is_active: list.version === active?.version,
});

export const presentKind = ({ kind, active }: ListState, now: Instant) => ({
  kind,
  risk: listRules[kind].riskCode,
  active: active === undefined ? null : presentVersion(active, active, now),
});

export const presentEntry = (entry: MentionListEntry) => ({
  name: entry.name,
  aliases: entry.aliases,
  doubtful: entry.doubtful,
  cues: entry.cues,
  note: entry.note,
  decision: entry.decision,
  since: entry.since ?? null,
  until: entry.until ?? null,
});

const firstNames = (entries: readonly MentionListEntry[]): readonly string[] =>
  entries.slice(0, namesShown).map(({ name }) => name);

export const presentCompared = ({ version, active, difference }: ComparedVersion, locale: Locale, now: Instant) => ({
  ...presentVersion(version, active, now),
  refused_lines: version.refused.map(({ line, problem, detail }) => ({
    line,
    problem,
    detail,
    text: listProblemText(locale, { problem, detail }),
  })),
  difference: {
    against: active?.version ?? null,
    added: difference.added.length,
    removed: difference.removed.length,
    changed: difference.changed.length,
    unchanged: difference.unchanged,
    added_names: firstNames(difference.added),
    removed_names: firstNames(difference.removed),
    changed_names: firstNames(difference.changed),
  },
});
