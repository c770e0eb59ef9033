import { appliesOn } from '../../mention-list/list-days.js';
import { everydayWord } from '../../mention-list/ordinary-names.js';
import type { AbsenceEvidence } from '../../trigger/evidence.js';
import type { Finding } from '../../trigger/trigger.js';
import { absenceOf } from '../absence.js';
import { allPassages, type Matcher } from '../detection-scene.js';
import { believe } from '../finding-confidence.js';
import { confidenceOf, intervalOf, type Passage, type PassageWord, type TextSpan } from '../passages/passage.js';
import { evidenceOf } from '../passages/quote.js';
import { findPhrases } from '../text/phrase-pattern.js';
import { listRules, type ListRule } from './list-rules.data.js';
import { namesOfList, type Cues, type ListedName } from './listed-names.js';
import { namesAt, type NameMatch } from './name-index.js';

interface Hit extends TextSpan {
  readonly passage: Passage;
  readonly name: ListedName;
}

/** A cue stands at most this many words before or after the name, in the same sentence. */
const cueReach = 5;
/** Of a name that only a word beside it tells from an everyday word. */
const doubtfulShare = 0.85;

/** Names of a dated list, spoken or written, without the note that the law wants beside them. */
export const matchLists: Matcher = (scene) => {
  const passages = allPassages(scene);
  const isNoted = (rule: ListRule): boolean => rule.note !== undefined && findPhrases(passages, [rule.note]).length > 0;
  const noted = new Set(Object.values(listRules).filter(isNoted));
  return scene.lists.flatMap((list) => {
    const rule = listRules[list.kind];
    if (noted.has(rule)) return [];
    const hits = passages.flatMap((passage) => hitsIn(passage, list, scene.checkedOn));
    // The same search for all: the whole publication.
    const missing = rule.note && absenceOf(scene, rule.note.subject, { startMs: 0, endMs: scene.durationMs });
    return hits.map((hit) => findingOf(hit, rule, missing));
  });
};

/** From left to right, the longest name first, none inside another. */
const hitsIn = (passage: Passage, list: ListedName['list'], day: string | undefined): readonly Hit[] => {
  const { words } = passage;
  const index = namesOfList(list);
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at++) {
    const counted = namesAt(index, words, at).filter(
      ({ end, value }) => (day === undefined || appliesOn(value.entry, day)) && doesCount(words, at, end, value),
    );
    const longest = Math.max(...counted.map(({ end }) => end));
    const first = words[at];
    const last = words[longest - 1];
    if (first === undefined || last === undefined) continue;
    for (const name of entriesUpTo(counted, longest)) hits.push({ passage, name, start: first.start, end: last.end });
    at = longest - 1;
  }
  return hits;
};

/** Namesakes all count; one entry by several of its names counts once. */
const entriesUpTo = (matches: readonly NameMatch<ListedName>[], end: number): readonly ListedName[] => [
  ...new Map(matches.filter((match) => match.end === end).map(({ value }) => [value.entry, value])).values(),
];

/** One word may be a form of an everyday word as well: «героине» of «героиня». Then too a cue decides. */
const doesCount = (words: readonly PassageWord[], at: number, end: number, { needsCue, cues }: ListedName): boolean => {
  const isEveryday = end - at === 1 && everydayWord(words[at]?.form ?? '') !== undefined;
  return (!needsCue && !isEveryday) || hasCue(words, at, end, cues);
};

const hasCue = (words: readonly PassageWord[], at: number, end: number, cues: Cues): boolean => {
  const isCue = (index: number): boolean =>
    cues.prefixes.some((prefix) => words[index]?.form.startsWith(prefix)) ||
    namesAt(cues.words, words, index).length > 0;
  for (let index = at - 1; index >= Math.max(0, at - cueReach) && words[index + 1]?.beginsSentence === false; index--)
    if (isCue(index)) return true;
  for (let index = end; index < end + cueReach && words[index]?.beginsSentence === false; index++)
    if (isCue(index)) return true;
  return false;
};

const findingOf = (hit: Hit, { riskCode, certainty }: ListRule, missing: AbsenceEvidence | undefined): Finding => {
  const { passage, name } = hit;
  const { list, entry } = name;
  return {
    riskCode,
    interval: intervalOf(passage, hit),
    confidence: believe(name.needsCue ? certainty * doubtfulShare : certainty, confidenceOf(passage, hit)),
    source: passage.channel,
    evidence: [
      ...evidenceOf(passage, hit, `list:${list.kind}`),
      {
        kind: 'list',
        list: list.kind,
        version: list.version,
        asOf: list.asOf,
        title: list.title,
        entry: entry.name,
        decision: entry.decision,
        since: entry.since,
        note: entry.note,
      },
      ...(missing === undefined ? [] : [missing]),
    ],
  };
};
