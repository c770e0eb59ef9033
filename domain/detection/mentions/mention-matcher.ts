import { gapMs, hull } from '../../shared/time-interval.js';
import type { Finding } from '../../trigger/trigger.js';
import { absenceOf } from '../absence.js';
import { allPassages, type DetectionScene, type Matcher } from '../detection-scene.js';
import { anyOf, believe } from '../finding-confidence.js';
import { confidenceOf, intervalOf, type PassageChannel } from '../passages/passage.js';
import { evidenceOf } from '../passages/quote.js';
import { findPhrases, type PhraseEntry, type PhraseHit } from '../text/phrase-pattern.js';
import type { MentionHint, MentionRule } from './mention-rule.js';
import { mentionRules } from './mention-rules.data.js';

interface Hint extends MentionHint {
  readonly of: MentionRule;
}

type Hit = PhraseHit<Hint>;

const hints: readonly Hint[] = mentionRules.flatMap((rule) => rule.hints.map((hint) => ({ ...hint, of: rule })));
const cures = mentionRules.flatMap((rule) => (rule.cure ? [{ patterns: rule.cure.patterns, of: rule }] : []));

const harmless = mentionRules.map((rule) => ({ patterns: rule.harmless, of: rule }));

const isSpared = (hit: Hit, phrase: PhraseHit<{ readonly of: MentionRule } & PhraseEntry>): boolean =>
  hit.entry.of === phrase.entry.of &&
  hit.passage === phrase.passage &&
  hit.start < phrase.end &&
  phrase.start < hit.end;

/** What is said or shown in words. A single doubtful word stays below every threshold; several different ones add up. */
export const matchMentions: Matcher = (scene) => {
  const passages = allPassages(scene);
  const cured = new Set(findPhrases(passages, cures).map((hit) => hit.entry.of));
  const spared = findPhrases(passages, harmless);
  const hits = findPhrases(passages, hints).filter((hit) => !spared.some((phrase) => isSpared(hit, phrase)));
  return mentionRules
    .filter((rule) => !cured.has(rule))
    .flatMap((rule) =>
      rule.channels.flatMap((channel) =>
        together(
          hits.filter((hit) => hit.entry.of === rule && hit.passage.channel === channel),
          rule.togetherMs,
        ).map((group) => findingOf(scene, rule, channel, group)),
      ),
    );
};

const together = (hits: readonly Hit[], maxGapMs: number): readonly (readonly Hit[])[] => {
  const timed = hits
    .map((hit) => ({ hit, interval: intervalOf(hit.passage, hit) }))
    .sort((a, b) => a.interval.startMs - b.interval.startMs || a.interval.endMs - b.interval.endMs);
  const groups: { interval: { startMs: number; endMs: number }; hits: Hit[] }[] = [];
  for (const { hit, interval } of timed) {
    const last = groups.at(-1);
    if (last && gapMs(last.interval, interval) <= maxGapMs) {
      last.hits.push(hit);
      last.interval = hull(last.interval, interval);
    } else groups.push({ interval, hits: [hit] });
  }
  return groups.map((group) => group.hits);
};

const findingOf = (scene: DetectionScene, rule: MentionRule, source: PassageChannel, hits: readonly Hit[]): Finding => {
  const interval = hits.map((hit) => intervalOf(hit.passage, hit)).reduce(hull);
  const quotes = hits.flatMap((hit) => evidenceOf(hit.passage, hit, rule.rule));
  return {
    riskCode: rule.riskCode,
    interval,
    confidence: believe(certaintyOf(hits), Math.max(...hits.map((hit) => confidenceOf(hit.passage, hit)))),
    source,
    evidence: rule.cure
      ? [...quotes, absenceOf(scene, rule.cure.subject, { startMs: 0, endMs: scene.durationMs })]
      : quotes,
  };
};

/** The same word in another form is no new evidence; nor is a phrase inside a longer one. */
const certaintyOf = (hits: readonly Hit[]): number => {
  const distinct = new Map<string, number>();
  for (const hit of hits) {
    const isInside = hits.some(
      (other) =>
        other !== hit &&
        other.passage === hit.passage &&
        other.start <= hit.start &&
        hit.end <= other.end &&
        other.end - other.start > hit.end - hit.start,
    );
    if (isInside) continue;
    distinct.set(hit.pattern, hit.entry.certainty);
  }
  return anyOf([...distinct.values()]);
};
