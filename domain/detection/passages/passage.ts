import type { Box } from '../../signal/signal.js';
import { hull, type TimeInterval } from '../../shared/time-interval.js';
import { wordForm } from '../text/fold-word.js';
import { wordPattern } from '../text/words-of.js';

export type PassageChannel = 'speech' | 'on-screen-text' | 'metadata';

/** A word, a line or a field as it came from its source. */
export interface PassagePiece {
  readonly text: string;
  readonly interval: TimeInterval;
  readonly confidence: number;
  readonly box: Box | undefined;
  /** The moment of the frame on which `box` was measured. */
  readonly seenAtMs?: number;
}

interface PlacedPiece extends PassagePiece {
  readonly start: number;
  readonly end: number;
}

/** Characters `[start, end)` of a passage's text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export interface PassageWord extends TextSpan {
  readonly form: string;
  /** A full stop and a blank lie before it: no phrase runs across. */
  readonly beginsSentence: boolean;
  /** Three letters or digits at least, none of them small. */
  readonly isCapitals: boolean;
  /** Begins with a capital and no sentence: somebody's or something's name. */
  readonly isName: boolean;
}

/** Running text in which every character knows its time: what people say without a pause, or read together on a screen. */
export interface Passage {
  readonly channel: PassageChannel;
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
  readonly words: readonly PassageWord[];
}

export const passageOf = (channel: PassageChannel, pieces: readonly PassagePiece[], separator: string): Passage => {
  let text = '';
  const placed = pieces.map((piece) => {
    if (text !== '') text += separator;
    const start = text.length;
    text += piece.text;
    return { ...piece, start, end: text.length };
  });
  let lastEnd = 0;
  const words = [...text.matchAll(wordPattern)].map((match) => {
    const beginsSentence = /[.!?…]\s/.test(text.slice(lastEnd, match.index));
    lastEnd = match.index + match[0].length;
    return {
      start: match.index,
      end: lastEnd,
      form: wordForm(match[0]),
      beginsSentence,
      isCapitals: /^(?=.*\p{Lu})[\p{Lu}\d]{3,}$/u.test(match[0]),
      isName: !beginsSentence && match.index > 0 && /^\p{Lu}/u.test(match[0]),
    };
  });
  return { channel, text, pieces: placed, words };
};

/** The pieces that a span touches: by bisection, for an hour of speech may be one passage. */
export const piecesOf = (passage: Passage, span: TextSpan): readonly PassagePiece[] => {
  let low = 0;
  let high = passage.pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passage.pieces[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const touched: PassagePiece[] = [];
  for (let at = low; at < passage.pieces.length; at++) {
    const piece = passage.pieces[at];
    if (piece === undefined || piece.start >= span.end) break;
    touched.push(piece);
  }
  return touched;
};

export const intervalOf = (passage: Passage, span: TextSpan): TimeInterval => {
  const [first, ...rest] = piecesOf(passage, span);
  if (first === undefined) throw new RangeError('a span outside its passage');
  return rest.reduce((whole, piece) => hull(whole, piece.interval), first.interval);
};

/** The least sure piece decides. */
export const confidenceOf = (passage: Passage, span: TextSpan): number =>
  piecesOf(passage, span).reduce((least, piece) => Math.min(least, piece.confidence), 1);
