import { sentenceOf } from '../passages/utterances.js';
import type { AdCue } from './ad-cues.js';
import type { AdCueKind } from './ad-cue-kinds.js';

export const isOneSentence = (a: AdCue, b: AdCue): boolean => {
  if (a.passage !== b.passage) return false;
  const sentence = sentenceOf(a.passage, a);
  return sentence.start <= b.start && b.end <= sentence.end;
};

const ownKinds: ReadonlySet<AdCueKind> = new Set<AdCueKind>(['own', 'support', 'referral']);
/** What says of itself that somebody else pays. */
const paidKinds: ReadonlySet<AdCueKind> = new Set<AdCueKind>(['sponsor', 'partner', 'promo']);

/** What names somebody else's product. */
const foreignKinds: ReadonlySet<AdCueKind> = new Set<AdCueKind>(['product', 'goods', 'brand']);

/**
 * Without what is said in a sentence on the author's own goods, or on a counted link and on nothing else: who sells what is
 * his on his own page does not advertise (FAS), so that «скачайте мой гайд, ссылка в описании» is no ground for a paid segment.
 */
export const withoutOwnSales = (cues: readonly AdCue[]): readonly AdCue[] => {
  const own = cues.filter((cue) => ownKinds.has(cue.kind));
  const paid = cues.filter((cue) => paidKinds.has(cue.kind));
  const foreign = cues.filter((cue) => foreignKinds.has(cue.kind));
  const sold = own
    .map((cue) => ({ cue, sentence: { passage: cue.passage, ...sentenceOf(cue.passage, cue) } }))
    .filter(({ sentence }) => !paid.some((cue) => isInside(cue, sentence)))
    .filter(({ cue, sentence }) => cue.kind !== 'referral' || !foreign.some((each) => isInside(each, sentence)))
    .map(({ sentence }) => sentence);
  return cues.filter((cue) => paidKinds.has(cue.kind) || !sold.some((sentence) => isInside(cue, sentence)));
};

const isInside = (cue: AdCue, sentence: Pick<AdCue, 'passage' | 'start' | 'end'>): boolean =>
  cue.passage === sentence.passage && sentence.start <= cue.start && cue.end <= sentence.end;
