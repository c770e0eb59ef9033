import { clampConfidence } from '../../shared/confidence.js';
import { doOverlap, isSameInterval, type TimeInterval } from '../../shared/time-interval.js';
import type { Evidence } from '../../trigger/evidence.js';
import type { Finding } from '../../trigger/trigger.js';
import { matchAdvertising } from '../advertising/advertising-matcher.js';
import type { DetectionScene, Matcher } from '../detection-scene.js';
import { believe } from '../finding-confidence.js';
import { matchMentions } from '../mentions/mention-matcher.js';
import { confidenceOf, intervalOf, type Passage, type PassageWord, type TextSpan } from '../passages/passage.js';
import { quoteOf } from '../passages/quote.js';
import { findProfanity } from '../profanity/find-profanity.js';
import { findMisheard, type Misheard } from './find-misheard.js';

/** What the rules would say had the words been heard as they sound; only in speech, always less sure than an exact hit. */
export const matchMisheard: Matcher = (scene) => {
  const repaired = scene.speech.map((passage) => ({ passage, misheard: findMisheard(passage) }));
  const all = repaired.flatMap(({ passage, misheard }) => misheard.map((each) => ({ passage, misheard: each })));
  if (all.length === 0) return [];
  const oaths = all.filter(({ passage, misheard }) => misheard.phrase.kind !== 'cue' && !isOath(passage, misheard));
  const guessed: DetectionScene = {
    ...scene,
    speech: repaired.map(({ passage, misheard }) => withWords(passage, misheard)),
  };
  const cues = all.filter(({ misheard }) => misheard.phrase.kind === 'cue');
  const judge = (each: DetectionScene): readonly Finding[] => [...matchAdvertising(each), ...matchMentions(each)];
  const asHeard = judge(scene);
  const isNews = (finding: Finding): boolean =>
    !asHeard.some(
      (known) =>
        known.riskCode === finding.riskCode &&
        known.source === finding.source &&
        known.confidence >= finding.confidence &&
        isSameInterval(known.interval, finding.interval),
    );
  return [
    ...oaths.map(oathOf),
    ...judge(guessed)
      .flatMap((finding) => explained(finding, cues))
      .filter(isNews),
  ];
};

const isOath = (passage: Passage, span: TextSpan): boolean =>
  findProfanity(passage.text.slice(span.start, span.end)).length > 0;

interface PlacedMisheard {
  readonly passage: Passage;
  readonly misheard: Misheard;
}

/** An exact hit is believed as it stands; the same sounds nearly so, the farthest reading least. */
const leastBelief = 0.8;
const mostBelief = 0.95;

const beliefIn = ({ distance }: Misheard): number => mostBelief - (mostBelief - leastBelief) * distance;

/** That of an exact hit. */
const oathCertainty = 0.95;

const oathOf = ({ passage, misheard }: PlacedMisheard): Finding => ({
  riskCode: misheard.phrase.kind === 'rude' ? 'PROF_RUDE' : 'PROF_OBSCENE_SPEECH',
  interval: intervalOf(passage, misheard),
  confidence: believe(oathCertainty * beliefIn(misheard), confidenceOf(passage, misheard)),
  source: 'speech',
  evidence: [tellOf({ passage, misheard })],
});

/** Which words were taken for which: the quote lights up what was heard, the rule names what it sounds like. */
const tellOf = ({ passage, misheard }: PlacedMisheard): Evidence =>
  quoteOf(passage, [misheard], `misheard:${misheard.phrase.words.join(' ')}`);

/** Without a repaired word in it, a finding is none of ours; with only doubtful ones, it is nobody's. */
const explained = (finding: Finding, all: readonly PlacedMisheard[]): readonly Finding[] => {
  const quotes = finding.evidence.filter((each) => each.kind === 'quote' && each.channel === 'speech');
  const used = all.filter(({ passage, misheard }) => {
    const interval = intervalOf(passage, misheard);
    return quotes.some((quote) => quote.kind === 'quote' && doOverlap(quote.interval, interval));
  });
  if (used.length === 0) return [];
  const doubtful = used.filter(({ misheard }) => misheard.phrase.needsCompany);
  // A quote of the doubtful words alone is no company to them; one that takes in other words is.
  const heardForCertain = finding.evidence.some(
    (each) =>
      each.kind === 'quote' &&
      !doubtful.some(({ passage, misheard }) => isWithin(each.interval, intervalOf(passage, misheard))),
  );
  if (doubtful.length > 0 && !heardForCertain) return [];
  const belief = Math.min(...used.map(({ misheard }) => beliefIn(misheard)));
  return [
    {
      ...finding,
      confidence: clampConfidence(finding.confidence * belief),
      evidence: [...finding.evidence, ...used.map(tellOf)],
    },
  ];
};

const isWithin = (inner: TimeInterval, outer: TimeInterval): boolean =>
  outer.startMs <= inner.startMs && inner.endMs <= outer.endMs;

/** The same text, in which the misheard words have the forms that they sound like. */
const withWords = (passage: Passage, misheard: readonly Misheard[]): Passage => {
  const words: PassageWord[] = [];
  let at = 0;
  for (const { first, past, start, end, phrase } of misheard.filter((each) => each.phrase.kind === 'cue')) {
    words.push(...passage.words.slice(at, first));
    const heard = passage.words[first];
    if (heard === undefined) continue;
    words.push(
      ...phrase.words.map((form, index) => ({
        ...heard,
        form,
        start,
        end,
        beginsSentence: index === 0 && heard.beginsSentence,
      })),
    );
    at = past;
  }
  return { ...passage, words: [...words, ...passage.words.slice(at)] };
};
