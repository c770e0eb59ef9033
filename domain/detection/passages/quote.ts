import type { Evidence, QuoteEvidence } from '../../trigger/evidence.js';
import { intervalOf, piecesOf, type Passage, type TextSpan } from './passage.js';

const contextCharacters = 90;
const quoteLimit = 400;

/** The span with some words around it, lit up. Cut at blanks, so that no word is halved. */
export const quoteOf = (passage: Passage, spans: readonly TextSpan[], rule: string): QuoteEvidence => {
  const first = Math.min(...spans.map((span) => span.start));
  const last = Math.max(...spans.map((span) => span.end));
  const from = atBlank(passage.text, first - contextCharacters, first);
  const to = Math.min(afterBlank(passage.text, last + contextCharacters, last), from + quoteLimit);
  const marks = spans
    .map((span) => [span.start - from, Math.min(span.end, to) - from] as const)
    .filter(([start, end]) => start < end)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    kind: 'quote',
    channel: passage.channel,
    quote: passage.text.slice(from, to),
    marks,
    interval: intervalOf(passage, { start: first, end: last }),
    rule,
  };
};

/** The quote and, for text on the screen, the place on the frame. */
export const evidenceOf = (passage: Passage, span: TextSpan, rule: string): readonly Evidence[] => {
  const quote = quoteOf(passage, [span], rule);
  const place = piecesOf(passage, span).find((piece) => piece.box !== undefined);
  if (place === undefined) return [quote];
  return [
    quote,
    {
      kind: 'frame',
      atMs: place.seenAtMs ?? place.interval.startMs,
      label: 'text',
      score: place.confidence,
      box: place.box,
    },
  ];
};

const atBlank = (text: string, wanted: number, limit: number): number => {
  if (wanted <= 0) return 0;
  const blank = text.slice(wanted, limit).search(/\s/);
  return blank < 0 ? limit : wanted + blank + 1;
};

const afterBlank = (text: string, wanted: number, limit: number): number => {
  if (wanted >= text.length) return text.length;
  const blank = text.slice(limit, wanted).search(/\s\S*$/);
  return blank < 0 ? limit : limit + blank;
};
