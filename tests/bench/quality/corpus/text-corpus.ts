import type { SpokenWord, TextLine } from '../../../../domain/signal/signal.js';
import { Random } from '../metrics/random.js';
import { drawPhrase, type ShownText } from './draw-phrase.js';
import type { Label, LabelledItem } from './labelled-item.js';
import { markedText, type MarkedText } from './marked-text.js';
import type { PhraseBook, PhraseGroup } from './phrase.js';
import { trueLines, trueWord } from './true-signals.js';
import type { Half } from './word-lists.js';

const utterancesPerGroup = 28;
const cleanUtterances = 160;
const cleanScreens = 24;

/** Several hundred utterances with perfect words and times; each is a video of its own. */
export const textCorpus = (book: PhraseBook, half: Half): readonly LabelledItem[] => {
  const random = new Random(book.seed);
  const risky = book.groups.flatMap((group) =>
    Array.from({ length: utterancesPerGroup }, (_, index) => riskyItem(group, index, book, half, random)),
  );
  const clean = Array.from({ length: cleanUtterances }, (_, index) => {
    const english = index % 10 === 9;
    const pool = english ? book.cleanEnglish : book.clean;
    const sentences = random
      .shuffled(pool)
      .slice(0, 1 + random.below(3))
      .map(markedText);
    return itemOf(`clean-${index}`, 'clean', sentences, undefined, english ? 'en' : 'ru', random);
  });
  const screens = Array.from({ length: cleanScreens }, (_, index) => {
    const lines = random.pick(book.cleanScreens).split(' / ');
    return itemOf(`clean-screen-${index}`, 'clean', [], { lines, codes: [] }, 'ru', random);
  });
  return [...risky, ...clean, ...screens];
};

const riskyItem = (group: PhraseGroup, index: number, book: PhraseBook, half: Half, random: Random): LabelledItem => {
  const phrase = group.phrases[index % group.phrases.length];
  if (phrase === undefined) throw new RangeError(`no phrases in ${group.name}`);
  const { speech, screen } = drawPhrase(phrase, book, half, 'all', random);
  const pool = group.language === 'en' ? book.cleanEnglish : book.clean;
  const around = random.shuffled(pool).slice(0, random.below(3)).map(markedText);
  const before = random.below(around.length + 1);
  const sentences = [...around.slice(0, before), ...(speech ? [speech] : []), ...around.slice(before)];
  return itemOf(`${group.name}-${index}`, group.name, sentences, screen, group.language, random);
};

const itemOf = (
  id: string,
  group: string,
  sentences: readonly MarkedText[],
  screen: ShownText | undefined,
  language: string,
  random: Random,
): LabelledItem => {
  const words: SpokenWord[] = [];
  const labels: Label[] = [];
  let atMs = 500;
  for (const sentence of sentences) {
    const placed = sentence.words.map(({ written }) => {
      const startMs = atMs;
      const endMs = startMs + 120 + written.length * (55 + random.below(20));
      atMs = endMs + 30 + random.below(120);
      return trueWord(written, { startMs, endMs }, language);
    });
    words.push(...placed);
    for (const { codes, first, end } of sentence.spans) {
      const from = placed[first];
      const to = placed[end - 1];
      if (from === undefined || to === undefined) throw new RangeError(`an empty label in ${id}`);
      const interval = { startMs: from.interval.startMs, endMs: to.interval.endMs };
      labels.push(...codes.map((riskCode): Label => ({ riskCode, interval, channel: 'speech' })));
    }
    atMs += 300 + random.below(400);
  }
  const lines: TextLine[] = [];
  if (screen) {
    const interval = { startMs: 1_000, endMs: Math.max(5_000, atMs) };
    lines.push(...trueLines(screen.lines, interval));
    labels.push(...screen.codes.map((riskCode): Label => ({ riskCode, interval, channel: 'screen' })));
    atMs = Math.max(atMs, interval.endMs);
  }
  return { id, group, durationMs: atMs + 1_000, truth: [...words, ...lines], labels };
};
