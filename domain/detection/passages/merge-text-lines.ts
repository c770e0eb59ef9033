import { hull, durationMs } from '../../shared/time-interval.js';
import type { TextLine } from '../../signal/signal.js';
import { editDistance } from '../text/edit-distance.js';
import { foldWord } from '../text/fold-word.js';
import type { PassagePiece } from './passage.js';

/** A recogniser misses or garbles a line on single frames; a line gone for longer than this is another showing. */
const maxGapMs = 2_500;
/** Share of characters that may differ between two readings of one line. */
const maxDifference = 0.25;
/** Fraction of the frame by which a line's centre may wander between two readings. */
const maxShift = 0.08;
/** Showings that one place of a screen can have within the gap; noise has more, and comparing them all would never end. */
const showingsOfPlace = 16;

interface Showing {
  readonly lines: TextLine[];
  last: TextLine;
  key: string;
  place: string;
}

/** Readings of one line on neighbouring frames become one piece: its time is their hull, its text the one with most votes. */
export const mergeTextLines = (lines: readonly TextLine[]): readonly PassagePiece[] => {
  const showings: Showing[] = [];
  const open = new Map<string, Showing[]>();
  for (const line of [...lines].filter((each) => each.text.trim() !== '').sort(inReadingOrder)) {
    const isOpen = (showing: Showing): boolean => line.interval.startMs - showing.last.interval.endMs <= maxGapMs;
    const key = keyOf(line.text);
    const same = placesAround(line)
      .flatMap((place) => open.get(place) ?? [])
      .find((showing) => isOpen(showing) && isSamePlace(showing.last, line) && isSameText(showing.key, key));
    const showing = same ?? { lines: [], last: line, key, place: placeOf(line) };
    if (same === undefined) showings.push(showing);
    showing.lines.push(line);
    if (line.interval.endMs >= showing.last.interval.endMs) showing.last = line;
    showing.key = key;
    const before = open.get(showing.place) ?? [];
    open.set(
      showing.place,
      before.filter((each) => each !== showing),
    );
    showing.place = placeOf(showing.last);
    const there = (open.get(showing.place) ?? []).filter(isOpen);
    open.set(showing.place, [...there.slice(1 - showingsOfPlace), showing]);
  }
  return showings.map((showing) => pieceOf(showing.lines));
};

const inReadingOrder = (a: TextLine, b: TextLine): number =>
  a.interval.startMs - b.interval.startMs ||
  a.interval.endMs - b.interval.endMs ||
  a.box.y - b.box.y ||
  a.box.x - b.box.x ||
  compareText(a.text, b.text) ||
  b.confidence - a.confidence ||
  a.box.width - b.box.width ||
  a.box.height - b.box.height;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Cells as wide as a line may wander: the same place is in this one or in one beside it. */
const cell = (line: TextLine): readonly [number, number] => [
  Math.floor((line.box.x + line.box.width / 2) / maxShift),
  Math.floor((line.box.y + line.box.height / 2) / maxShift),
];

const placeOf = (line: TextLine): string => cell(line).join();

const placesAround = (line: TextLine): readonly string[] => {
  const [column, row] = cell(line);
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `${column + dx},${row + dy}`));
};

const keyOf = (text: string): string => foldWord(text).replace(/[^\p{L}\p{N}]+/gu, '');

const isSamePlace = (a: TextLine, b: TextLine): boolean =>
  Math.abs(a.box.x + a.box.width / 2 - (b.box.x + b.box.width / 2)) <= maxShift &&
  Math.abs(a.box.y + a.box.height / 2 - (b.box.y + b.box.height / 2)) <= maxShift;

const isSameText = (a: string, b: string): boolean => {
  if (a === b) return true;
  const limit = Math.floor(Math.max(a.length, b.length) * maxDifference);
  return limit > 0 && editDistance(a, b, limit) <= limit;
};

const pieceOf = (lines: readonly TextLine[]): PassagePiece => {
  const votes = new Map<string, number>();
  for (const line of lines)
    votes.set(line.text, (votes.get(line.text) ?? 0) + line.confidence * durationMs(line.interval));
  const [text] = [...votes].reduce((best, next) =>
    next[1] > best[1] || (next[1] === best[1] && next[0] < best[0]) ? next : best,
  );
  const voters = lines.filter((line) => line.text === text);
  const clearest = voters.reduce((best, line) => (line.confidence > best.confidence ? line : best));
  return {
    text,
    interval: lines.map((line) => line.interval).reduce(hull),
    confidence: clearest.confidence,
    box: clearest.box,
    seenAtMs: clearest.interval.startMs,
  };
};
