import type { Evidence } from '../../trigger/evidence.js';
import type { TriggerSource } from '../../trigger/trigger.js';
import { evidenceOf } from '../passages/quote.js';
import type { AdCue } from './ad-cues.js';

/** A plate may stand a little before the first cue or after the last one. */
export const markPadMs = 15_000;

/** An advertisement has dozens of cues: a few places on the screen show it as well as all of them. */
const placeLimit = 3;

export const cueEvidence = (cues: readonly AdCue[]): readonly Evidence[] => {
  const evidence = cues.flatMap((cue) => evidenceOf(cue.passage, cue, cue.rule));
  const places = evidence.filter(({ kind }) => kind === 'frame').slice(0, placeLimit);
  return evidence.filter((one) => one.kind !== 'frame' || places.includes(one));
};

/** What was said outweighs what was shown; both are in the evidence. */
export const sourceOf = (cues: readonly AdCue[]): TriggerSource =>
  cues.some((cue) => cue.passage.channel === 'speech')
    ? 'speech'
    : cues.some((cue) => cue.passage.channel === 'on-screen-text')
      ? 'on-screen-text'
      : 'metadata';
