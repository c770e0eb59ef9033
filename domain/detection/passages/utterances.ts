import type { TimeInterval } from '../../shared/time-interval.js';
import type { Passage, TextSpan } from './passage.js';

/** A pause between two things that one says: inside a sentence people stop for less. */
const pauseMs = 300;
const endsSentence = /[.!?…]["»)]*$/;

interface Reach {
  /** First and last piece. */
  readonly first: number;
  readonly last: number;
}

const pieceAt = ({ pieces }: Passage, character: number): number => {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) <= character) low = middle + 1;
    else high = middle;
  }
  return low;
};

const isPauseBefore = ({ pieces }: Passage, index: number): boolean => {
  const [before, piece] = [pieces[index - 1], pieces[index]];
  return before === undefined || piece === undefined || piece.interval.startMs - before.interval.endMs >= pauseMs;
};

const isSentenceBefore = ({ pieces }: Passage, index: number): boolean =>
  endsSentence.test(pieces[index - 1]?.text ?? '');

/** What runs on for longer without a stop is no sentence, but a transcript without full stops. */
const longestSentence = 40;

const reachOf = (passage: Passage, span: TextSpan, isBorder: (index: number) => boolean): Reach => {
  let first = pieceAt(passage, span.start);
  let last = pieceAt(passage, span.end - 1);
  const earliest = Math.max(0, first - longestSentence);
  const latest = Math.min(passage.pieces.length - 1, last + longestSentence);
  while (first > earliest && !isBorder(first)) first--;
  while (last < latest && !isBorder(last + 1)) last++;
  return { first, last };
};

/** The sentence of a span, by its full stops and pauses; of text on a screen, the whole of it. */
export const sentenceOf = (passage: Passage, span: TextSpan): TextSpan => {
  if (passage.channel !== 'speech') return { start: 0, end: passage.text.length };
  const { first, last } = reachOf(passage, span, (index) => isStopBefore(passage, index));
  return { start: passage.pieces[first]?.start ?? span.start, end: passage.pieces[last]?.end ?? span.end };
};

type Border = (passage: Passage, index: number) => boolean;

const isStopBefore: Border = (passage, index) => isPauseBefore(passage, index) || isSentenceBefore(passage, index);

/** To the nearest border of the first kind that lies within `limitMs`, each side by itself; without any, the span. */
const stretchTo = (passage: Passage, span: TextSpan, limitMs: number, borders: readonly Border[]): TimeInterval => {
  const { pieces } = passage;
  const from = pieceAt(passage, span.start);
  const to = pieceAt(passage, span.end - 1);
  const startMs = (index: number): number => pieces[index]?.interval.startMs ?? 0;
  const endMs = (index: number): number => pieces[index]?.interval.endMs ?? 0;
  const backTo = (isBorder: Border): number | undefined => {
    for (let at = from; at >= 0 && startMs(from) - startMs(at) <= limitMs; at--) if (isBorder(passage, at)) return at;
    return undefined;
  };
  const onTo = (isBorder: Border): number | undefined => {
    for (let at = to; at < pieces.length && endMs(at) - endMs(to) <= limitMs; at++)
      if (at === pieces.length - 1 || isBorder(passage, at + 1)) return at;
    return undefined;
  };
  const nearest = (find: (isBorder: Border) => number | undefined, otherwise: number): number =>
    borders.map(find).find((index) => index !== undefined) ?? otherwise;
  return { startMs: startMs(nearest(backTo, from)), endMs: endMs(nearest(onTo, to)) };
};

/**
 * What is said around a span without a pause, at most `limitMs` to each side: to the nearest pause; where none is so near, to
 * the ends of the sentence; without full stops either, the span itself.
 */
export const utteranceAround = (passage: Passage, span: TextSpan, limitMs: number): TimeInterval =>
  stretchTo(passage, span, limitMs, [isPauseBefore, isSentenceBefore]);

/** The sentence around a span, at most `limitMs` to each side; where no end of it is so near, the span itself. */
export const sentenceAround = (passage: Passage, span: TextSpan, limitMs: number): TimeInterval =>
  stretchTo(passage, span, limitMs, [isStopBefore]);
