/** Registers have some thousands of entries; the Federal list of extremist materials about 5,500. */
export const listLimits = {
  entries: 50_000,
  /** UTF-16 units of a name, an alias or a cue. */
  nameLength: 200,
  aliases: 20,
  cues: 30,
  noteLength: 500,
  titleLength: 200,
  urlLength: 500,
  /** Letters of the shortest name that may stand alone. */
  shortestName: 3,
  refusedLinesKept: 100,
  fileBytes: 24 * 1024 * 1024,
} as const;

/** After this many days a register has certainly changed. */
export const staleAfterDays = 30;
