/** Steps of the analysis: `validate → extract → { transcribe ∥ look } → detect → publish`. */
export const stageNames = ['validate', 'extract', 'transcribe', 'look', 'detect', 'publish'] as const;
export type StageName = (typeof stageNames)[number];

/** A stage may start when every stage that it needs is done. */
export const stageNeeds: Readonly<Record<StageName, readonly StageName[]>> = {
  validate: [],
  extract: ['validate'],
  transcribe: ['extract'],
  look: ['extract'],
  detect: ['transcribe', 'look'],
  publish: ['detect'],
};
