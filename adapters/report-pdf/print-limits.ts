/** One video can have thousands of findings; paper and the processor have an end. */
export const printLimits = {
  /** Reasons of the age mark, and lines of each of its parts. */
  ageLines: 60,
  places: 1_000,
  placesOfOneRisk: 100,
  evidenceOfOnePlace: 8,
  /** Pictures of some 40 KB each. */
  frames: 60,
  /** Characters of one text: a quote, a comment, a title. */
  text: 5_000,
  title: 300,
} as const;
