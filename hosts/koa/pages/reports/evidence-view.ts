import { durationMs } from '../../../../domain/shared/time-interval.js';
import type { Box } from '../../../../domain/signal/signal.js';
import type { Evidence } from '../../../../domain/trigger/evidence.js';
import type { Words } from '../shared/page-context.js';

/** A stretch of a quote, lit up when it is what the rule matched. */
export interface QuotePart {
  readonly text: string;
  readonly isLit: boolean;
}

export type EvidenceView =
  | {
      readonly kind: 'quote';
      readonly channelText: string;
      readonly parts: readonly QuotePart[];
      readonly ruleText: string;
    }
  | {
      readonly kind: 'frame';
      readonly text: string;
      readonly atMs: number;
      readonly box: Box | undefined;
      readonly label: string;
    }
  | { readonly kind: 'score'; readonly text: string; readonly peak: number; readonly threshold: number }
  | { readonly kind: 'absence'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string };

/** Cuts a quote along its marks. Marks that overlap, lie outside or run backwards are bent to what is left of the text. */
export const quoteParts = (quote: string, marks: readonly (readonly [number, number])[]): readonly QuotePart[] => {
  const parts: QuotePart[] = [];
  let at = 0;
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const from = Math.min(quote.length, Math.max(at, start));
    const to = Math.min(quote.length, Math.max(from, end));
    if (from > at) parts.push({ text: quote.slice(at, from), isLit: false });
    if (to > from) parts.push({ text: quote.slice(from, to), isLit: true });
    at = to;
  }
  if (at < quote.length) parts.push({ text: quote.slice(at), isLit: false });
  return parts;
};

export const evidenceView = (evidence: Evidence, { t, format }: Words): EvidenceView => {
  switch (evidence.kind) {
    case 'quote':
      return {
        kind: 'quote',
        channelText: t(`channel.${evidence.channel}`),
        parts: quoteParts(evidence.quote, evidence.marks),
        ruleText: t('bench.rule', { rule: evidence.rule }),
      };
    case 'frame': {
      const { atMs, label, score, box } = evidence;
      const time = format.timecode(atMs);
      return { kind: 'frame', text: t('bench.frame', { label, time, score: format.percent(score) }), atMs, box, label };
    }
    case 'score': {
      const { label, peak, threshold, aboveMs } = evidence;
      const text = t('bench.score', {
        label,
        peak: format.percent(peak),
        threshold: format.percent(threshold),
        seconds: format.timecode(aboveMs),
      });
      return { kind: 'score', text, peak, threshold };
    }
    case 'absence': {
      const { lookedFor, frames, words } = evidence;
      const params = { what: lookedFor, frames: format.number(frames), words: format.number(words) };
      return { kind: 'absence', text: `${t('bench.absence', params)} (${format.duration(durationMs(evidence.searched))})` };
    }
    case 'note':
      return { kind: 'note', text: evidence.text };
  }
};
