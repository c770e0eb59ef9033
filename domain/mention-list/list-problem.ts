export const listProblems = [
  'not-an-entry',
  'unknown-field',
  'name-missing',
  'too-long',
  'too-many-names',
  'too-many-cues',
  'no-letters',
  'too-short',
  'ordinary-word',
  'cues-missing',
  'cue-not-a-word',
  'invalid-date',
  'dates-reversed',
  'duplicate',
] as const;
export type ListProblem = (typeof listProblems)[number];

/** Why an entry of an uploaded list is left out. */
export interface ListRefusedLine {
  /** Where the entry begins in the file, or its place in a list that came without lines; from 1. */
  readonly line: number;
  readonly problem: ListProblem;
  /** The word, name or field that is wrong; at most 100 characters. */
  readonly detail: string;
}
