import type { Signal, SpokenWord } from './signal.js';

/** Words that belong together, for a person to read along with the video. */
export interface TranscriptLine {
  readonly startMs: number;
  readonly endMs: number;
  readonly origin: SpokenWord['origin'];
  readonly words: readonly TranscriptWord[];
}

export interface TranscriptWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** A silence of this length begins a new line. */
const pauseMs = 900;
/** What an eye takes in at once. */
const mostWords = 14;

const endsSentence = (word: string): boolean => /[.!?…]$/u.test(word);

/** Every word that was said or stood in subtitles, in lines by time. What was recognised and what was written are not mixed. */
export const transcriptOf = (signals: readonly Signal[]): readonly TranscriptLine[] => {
  const words = signals
    .filter((signal) => signal.kind === 'word')
    .sort((a, b) => a.interval.startMs - b.interval.startMs || a.interval.endMs - b.interval.endMs);
  const lines = (['recogniser', 'subtitles'] as const).flatMap((origin) =>
    linesOf(
      words.filter((word) => word.origin === origin),
      origin,
    ),
  );
  return lines.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
};

const linesOf = (words: readonly SpokenWord[], origin: SpokenWord['origin']): readonly TranscriptLine[] => {
  const groups: TranscriptWord[][] = [];
  for (const { text, interval } of words) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isNew =
      last === undefined ||
      before === undefined ||
      last.length >= mostWords ||
      interval.startMs - before.endMs > pauseMs ||
      endsSentence(before.text);
    const word = { text, ...interval };
    if (isNew) groups.push([word]);
    else last.push(word);
  }
  return groups.map((group) => ({
    startMs: group[0]?.startMs ?? 0,
    endMs: Math.max(...group.map(({ endMs }) => endMs)),
    origin,
    words: group,
  }));
};
