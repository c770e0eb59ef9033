import { useOf } from '../mention-list/mention-list.js';
import type { Detection, DetectionInput } from './detection.js';
import { sceneOf } from './detection-scene.js';
import { matchers } from './matchers.js';
import type { Finding } from '../trigger/trigger.js';
import { sanitiseSignals } from './sanitise-signals.js';
import { settleFindings } from './settle-findings.js';

/** Judges signals under a catalogue. Pure and independent of the order of signals: the same input, the same findings. */
export const detect = (input: DetectionInput): Detection => {
  const steps = detectInSteps(input);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
};

/** The same in pieces, for callers that have something else to do in between: hours of speech take seconds. */
export function* detectInSteps(input: DetectionInput): Generator<void, Detection> {
  const { signals, ignored } = sanitiseSignals(input.signals, input.durationMs);
  const scene = sceneOf(input, signals);
  const lists = scene.lists.map(useOf);
  if (!(input.durationMs > 0)) return { findings: [], ignored, lists };
  yield;
  const found: Finding[] = [];
  for (const match of matchers) {
    found.push(...match(scene));
    yield;
  }
  return { findings: settleFindings(found, input.catalogue, input.durationMs), ignored, lists };
}
