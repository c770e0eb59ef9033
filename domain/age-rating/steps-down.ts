import {
  ageMarks,
  gravityOfEffect,
  higherEffect,
  highestEffect,
  reasonsAbove,
  type AgeMark,
  type AgeReason,
  type MarkStep,
} from './age-rating.js';

const lowerMarks = [...ageMarks].reverse();

/** Every lower mark that removing reasons can reach, highest first; `floor` is what no removal goes below. */
export const stepsDown = (reasons: readonly AgeReason[], floor: AgeMark = '0+'): readonly MarkStep[] => {
  const now = gravityOfEffect(higherEffect(highestEffect(reasons), floor));
  return lowerMarks
    .filter((mark) => gravityOfEffect(mark) < now && gravityOfEffect(mark) >= gravityOfEffect(floor))
    .filter((mark) => mark === floor || reasons.some(({ effect }) => effect === mark))
    .map((mark) => ({ mark, remove: reasonsAbove(reasons, mark) }));
};
