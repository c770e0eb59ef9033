import type { MentionList, MentionListEntry } from '../../mention-list/mention-list.js';
import type { Finding } from '../../trigger/trigger.js';
import { absenceOf } from '../absence.js';
import { allPassages, type DetectionScene, type Matcher } from '../detection-scene.js';
import { believe } from '../finding-confidence.js';
import { confidenceOf, intervalOf } from '../passages/passage.js';
import { evidenceOf } from '../passages/quote.js';
import { findPhrases, phrasePattern, type PhraseHit, type PhrasePattern } from '../text/phrase-pattern.js';
import { listRules, type ListRule } from './list-rules.data.js';

interface ListedName {
  readonly list: MentionList;
  readonly entry: MentionListEntry;
  readonly patterns: readonly PhrasePattern[];
}

/** Names of a dated list, spoken or written, without the note that the law wants beside them. */
export const matchLists: Matcher = (scene) => {
  const passages = allPassages(scene);
  const names = scene.lists.flatMap((list) =>
    list.entries.map((entry): ListedName => ({ list, entry, patterns: entry.forms.map(phrasePattern) })),
  );
  const isNoted = (rule: ListRule): boolean => rule.note !== undefined && findPhrases(passages, [rule.note]).length > 0;
  const noted = new Set(Object.values(listRules).filter(isNoted));
  return findPhrases(passages, names)
    .filter(({ entry: { list } }) => !noted.has(listRules[list.kind]))
    .map((hit) => findingOf(scene, hit));
};

const findingOf = (scene: DetectionScene, hit: PhraseHit<ListedName>): Finding => {
  const { passage, entry: name } = hit;
  const { kind, asOf } = name.list;
  const { riskCode, certainty, note } = listRules[kind];
  const quotes = evidenceOf(passage, hit, `list:${kind}:${asOf}`);
  return {
    riskCode,
    interval: intervalOf(passage, hit),
    confidence: believe(certainty, confidenceOf(passage, hit)),
    source: passage.channel,
    evidence: note ? [...quotes, absenceOf(scene, note.subject, { startMs: 0, endMs: scene.durationMs })] : quotes,
  };
};
