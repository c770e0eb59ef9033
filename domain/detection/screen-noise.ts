import type { TextLine } from '../signal/signal.js';
import { readability } from './text/readable-line.js';

/** Stretches that are judged by themselves: noise of one scene says nothing about the next. */
const stretchMs = 10_000;
/** Fewer lines may be a label in another script, a code or a logo. */
const leastLines = 20;
/** The code of an advertisement is random letters by its nature, and its absence would be a finding. */
const mark = /erid|реклам/i;

/**
 * Lines that a recogniser read out of leaves, carpets and crowds: among thousands of random letters an oath comes up by chance.
 * Only where most lines of a stretch are no words; there, what is not plainly words is not believed either.
 */
export const noiseAmong = (lines: readonly TextLine[]): ReadonlySet<TextLine> => {
  const stretches = new Map<number, TextLine[]>();
  for (const line of lines) {
    const at = Math.floor(line.interval.startMs / stretchMs);
    const stretch = stretches.get(at);
    if (stretch) stretch.push(line);
    else stretches.set(at, [line]);
  }
  const noise = new Set<TextLine>();
  for (const stretch of stretches.values()) {
    if (stretch.length < leastLines) continue;
    const judged = stretch.map((line) => ({ line, is: mark.test(line.text) ? 'readable' : readability(line.text) }));
    if (judged.filter(({ is }) => is === 'unreadable').length * 2 <= stretch.length) continue;
    for (const { line, is } of judged) if (is !== 'readable') noise.add(line);
  }
  return noise;
};
