import { ageMarks, type AgeMark } from '../../../../domain/age-rating/age-rating.js';

export interface MarkOption {
  readonly value: AgeMark;
  readonly isChosen: boolean;
}

export const markOptions = (chosen: string | undefined): readonly MarkOption[] =>
  ageMarks.map((value) => ({ value, isChosen: value === chosen }));
