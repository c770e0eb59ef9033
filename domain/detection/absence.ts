import type { TimeInterval } from '../shared/time-interval.js';
import type { AbsenceEvidence } from '../trigger/evidence.js';
import { framesSearched, wordsSpoken, type DetectionScene } from './detection-scene.js';

/** What a finding may rest on the absence of; keys for the words that a person reads. */
export const absenceSubjects = [
  'ad-word',
  'ad-advertiser',
  'erid',
  'drug-label',
  'medical-warning',
  'meta-note',
  'banned-organisation-note',
  'foreign-agent-note',
] as const;
export type AbsenceSubject = (typeof absenceSubjects)[number];

/** "Not found" is worth as much as the search: how many frames were read and words heard. */
export const absenceOf = (
  scene: DetectionScene,
  lookedFor: AbsenceSubject,
  searched: TimeInterval,
): AbsenceEvidence => ({
  kind: 'absence',
  lookedFor,
  searched,
  frames: framesSearched(scene, 'on-screen-text', searched),
  words: wordsSpoken(scene, searched),
});
