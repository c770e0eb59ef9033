/** One word as it is written and as it is to be spoken. */
export interface MarkedWord {
  readonly written: string;
  readonly spoken: string;
}

/** Labelled words `[first, end)`. */
export interface MarkedSpan {
  readonly codes: readonly string[];
  readonly first: number;
  readonly end: number;
}

export interface MarkedText {
  readonly words: readonly MarkedWord[];
  readonly spans: readonly MarkedSpan[];
}

const piece = /\{([A-Z_+]+):|\}|<([^>]*)>|\s+|[^\s{}<]+/g;

/** Reads `{CODE+CODE:words}` and `written<spoken>`. Labels may stand inside labels and end inside a word. */
export const markedText = (source: string): MarkedText => {
  const words: MarkedWord[] = [];
  const spans: MarkedSpan[] = [];
  const open: { codes: string[]; first: number }[] = [];
  let written = '';
  let spoken: string | undefined;
  const endWord = (): void => {
    if (written !== '') words.push({ written, spoken: spoken ?? written });
    written = '';
    spoken = undefined;
  };
  for (const { 0: token, 1: codes, 2: alias } of source.matchAll(piece)) {
    if (codes !== undefined) open.push({ codes: codes.split('+'), first: words.length });
    else if (token === '}') {
      const span = open.pop();
      if (span === undefined) throw new Error(`a label ends that never began: ${source}`);
      spans.push({ ...span, end: words.length + (written === '' ? 0 : 1) });
    } else if (alias !== undefined) spoken = alias;
    else if (token.trim() === '') endWord();
    else {
      written += token;
      if (spoken !== undefined) spoken += token;
    }
  }
  endWord();
  if (open.length > 0) throw new Error(`a label never ends: ${source}`);
  return { words, spans };
};
