import { byStart, type TimeInterval } from '../../shared/time-interval.js';
import type { SpokenWord, TextLine } from '../../signal/signal.js';
import { mergeTextLines } from './merge-text-lines.js';
import { passageOf, type Passage, type PassagePiece } from './passage.js';

/** A longer pause ends a passage: phrases are not looked for across it. */
const pauseMs = 2_000;
/** Lines that come and go within this of each other are read as one block. */
const togetherMs = 1_500;
const blockLimit = 40;

/** Each origin is read on its own: a transcript and a recogniser say the same words twice, not one text. */
export const readSpeech = (words: readonly SpokenWord[]): readonly Passage[] => {
  const passages: Passage[] = [];
  for (const origin of ['recogniser', 'subtitles'] as const) {
    let spoken: PassagePiece[] = [];
    let endMs = 0;
    const flush = (): void => {
      if (spoken.length > 0) passages.push(passageOf('speech', spoken, ' '));
      spoken = [];
    };
    for (const word of words.filter((each) => each.origin === origin && each.text.trim() !== '').sort(inOrder)) {
      if (word.interval.startMs - endMs > pauseMs) flush();
      spoken.push({ text: word.text.trim(), interval: word.interval, confidence: word.confidence, box: undefined });
      endMs = Math.max(endMs, word.interval.endMs);
    }
    flush();
  }
  return passages;
};

export const readScreen = (lines: readonly TextLine[]): readonly Passage[] => {
  const blocks: PassagePiece[][] = [];
  let open: PassagePiece[][] = [];
  for (const piece of [...mergeTextLines(lines)].sort((a, b) => byStart(a.interval, b.interval) || topDown(a, b))) {
    open = open.filter((block) => block.length < blockLimit && startsNear(block[0], piece));
    const block = open.find(([first]) => first !== undefined && areTogether(first, piece));
    if (block) block.push(piece);
    else {
      const begun = [piece];
      blocks.push(begun);
      open.push(begun);
    }
  }
  return blocks.map((block) => passageOf('on-screen-text', block.sort(topDown), '\n'));
};

/** Title and description belong to the whole video. */
export const readMetadata = (
  metadata: { readonly title: string; readonly description: string },
  interval: TimeInterval,
): readonly Passage[] =>
  [metadata.title, metadata.description]
    .filter((text) => text.trim() !== '')
    .map((text) => passageOf('metadata', [{ text, interval, confidence: 1, box: undefined }], '\n'));

const inOrder = (a: SpokenWord, b: SpokenWord): number =>
  byStart(a.interval, b.interval) || (a.text < b.text ? -1 : a.text > b.text ? 1 : b.confidence - a.confidence);

const topDown = (a: PassagePiece, b: PassagePiece): number =>
  (a.box?.y ?? 0) - (b.box?.y ?? 0) ||
  (a.box?.x ?? 0) - (b.box?.x ?? 0) ||
  byStart(a.interval, b.interval) ||
  (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);

const startsNear = (a: PassagePiece | undefined, b: PassagePiece): boolean =>
  a !== undefined && Math.abs(a.interval.startMs - b.interval.startMs) <= togetherMs;

const areTogether = (a: PassagePiece, b: PassagePiece): boolean =>
  startsNear(a, b) && Math.abs(a.interval.endMs - b.interval.endMs) <= togetherMs;
