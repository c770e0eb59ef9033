import { useOf } from '../mention-list/mention-list.js';
import type { Detection, DetectionInput } from './detection.js';
import { sceneOf } from './detection-scene.js';
import { matchers } from './matchers.js';
import { sanitiseSignals } from './sanitise-signals.js';
import { settleFindings } from './settle-findings.js';

/** Judges signals under a catalogue. Pure and independent of the order of signals: the same input, the same findings. */
export const detect = (input: DetectionInput): Detection => {
  const { signals, ignored } = sanitiseSignals(input.signals, input.durationMs);
  const scene = sceneOf(input, signals);
  const lists = scene.lists.map(useOf);
  if (!(input.durationMs > 0)) return { findings: [], ignored, lists };
  const found = matchers.flatMap((match) => match(scene));
  return { findings: settleFindings(found, input.catalogue, input.durationMs), ignored, lists };
};
