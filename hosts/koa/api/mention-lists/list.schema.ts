import { z } from 'zod';
import { listLimits } from '../../../../domain/mention-list/list-limits.js';
import { listProblems } from '../../../../domain/mention-list/list-problem.js';
import { mentionListKinds } from '../../../../domain/mention-list/mention-list.js';
import { countView, idView, momentView, searchInput, textInput } from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

const versionInput = z.string().regex(/^\d{4}-\d\d-\d\d\.\d{1,6}$/);

export const kindParams = { kind: z.enum(mentionListKinds) };
export const versionParams = { ...kindParams, version: versionInput };

export const kindsQuery = z.strictObject(pagingFields);

export const entriesQuery = z.strictObject({
  ...pagingFields,
  search: searchInput,
  version: versionInput.optional().describe('Left out: the active version'),
});

/** Entries are checked one by one: what is wrong with one is told by its place and leaves the others standing. */
export const loadInput = z.strictObject({
  title: textInput(listLimits.titleLength).describe('What the source is called'),
  source_url: textInput(listLimits.urlLength).default(''),
  as_of: z.iso.date().describe('The day on which the entries were checked against the source'),
  entries: z
    .array(z.unknown())
    .max(listLimits.entries)
    .describe('Objects with name, aliases, doubtful, cues, note, decision, since, until; only name is required'),
  activate: z.boolean().default(false).describe('Judge by it at once, unless entries were refused'),
  replaces: versionInput.nullable().optional().describe('With activate: the active version that was seen'),
});

export const activateInput = z.strictObject({
  replaces: versionInput.nullable().describe('The active version that was seen; null when there was none'),
});

export const versionView = z
  .strictObject({
    kind: z.enum(mentionListKinds),
    version: z.string(),
    as_of: z.iso.date(),
    age_days: countView.describe('Days since as_of'),
    title: z.string(),
    source_url: z.string(),
    origin: z.enum(['shipped', 'loaded']),
    entries: countView,
    refused: countView.describe('Entries that were left out when it was loaded'),
    loaded_by: idView.nullable().describe('Null for lists that come with the product'),
    loaded_at: momentView.nullable(),
    is_active: z.boolean().describe('Videos are judged by it'),
  })
  .meta({ id: 'MentionListVersion' });

export const kindView = z
  .strictObject({
    kind: z.enum(mentionListKinds),
    risk: z.string().describe('Code of the risk that a name of the list is a sign of'),
    active: versionView.nullable().describe('Null: nothing of this kind is looked for'),
  })
  .meta({ id: 'MentionList' });

export const entryView = z
  .strictObject({
    name: z.string(),
    aliases: z.array(z.string()),
    doubtful: z.array(z.string()).describe('Names with an everyday meaning: they count only beside a cue'),
    cues: z.array(z.string()),
    note: z.string(),
    decision: z.string(),
    since: z.iso.date().nullable(),
    until: z.iso.date().nullable().describe('The first day on which it no longer applies'),
  })
  .meta({ id: 'MentionListEntry' });

const names = z.array(z.string()).describe('The first twenty');

export const comparedView = z
  .strictObject({
    ...versionView.shape,
    refused_lines: z
      .array(z.strictObject({ line: countView, problem: z.enum(listProblems), detail: z.string(), text: z.string() }))
      .describe('The first hundred'),
    difference: z
      .strictObject({
        against: z.string().nullable().describe('The active version'),
        added: countView,
        removed: countView,
        changed: countView,
        unchanged: countView,
        added_names: names,
        removed_names: names,
        changed_names: names,
      })
      .describe('What making it the active version would change'),
  })
  .meta({ id: 'ComparedMentionListVersion' });

export const kindPage = pageView(kindView);
export const entryPage = pageView(entryView);
export const versionPage = pageView(versionView);
