import type { Finding } from '../../trigger/trigger.js';
import { allPassages, type Matcher } from '../detection-scene.js';
import { anyOf, believe } from '../finding-confidence.js';
import { confidenceOf, intervalOf, type Passage } from '../passages/passage.js';
import { evidenceOf } from '../passages/quote.js';
import { findProfanity, type ProfanityHit } from './find-profanity.js';
import { isPartOfOrdinaryWord, soundsLikeEnsemble } from './split-words.js';

/** Each oath with the exact time of its word, so that it can be covered by a tone. */
export const matchProfanity: Matcher = (scene) =>
  allPassages(scene).flatMap((passage) => {
    const hits = findProfanity(passage.text).flatMap((hit) =>
      passage.channel === 'speech' ? asSpoken(passage.text, hit) : [hit],
    );
    const translit = anyOf(hits.filter(isTranslit).map((hit) => hit.certainty));
    return hits.map((hit) => findingOf(passage, hit, isTranslit(hit) ? translit : hit.certainty));
  });

const doubtfulCertainty = 0.5;

/** Where one word ends and the next begins, a recogniser of speech guesses. */
const asSpoken = (text: string, hit: ProfanityHit): readonly ProfanityHit[] => {
  if (isPartOfOrdinaryWord(text, hit)) return [];
  return [soundsLikeEnsemble(text, hit) ? { ...hit, certainty: doubtfulCertainty } : hit];
};

/** Several doubtful readings of one text bear each other out. */
const isTranslit = (hit: ProfanityHit): boolean => hit.rule.startsWith('translit:');

const findingOf = (passage: Passage, hit: ProfanityHit, certainty: number): Finding => ({
  riskCode: riskOf(passage, hit),
  interval: intervalOf(passage, hit),
  confidence: believe(certainty, confidenceOf(passage, hit)),
  source: passage.channel,
  evidence: evidenceOf(passage, hit, hit.rule),
});

const riskOf = (passage: Passage, hit: ProfanityHit): string => {
  if (hit.kind === 'masked') return 'PROF_MASKED';
  if (hit.kind === 'rude') return 'PROF_RUDE';
  return passage.channel === 'speech' ? 'PROF_OBSCENE_SPEECH' : 'PROF_OBSCENE_TEXT';
};
