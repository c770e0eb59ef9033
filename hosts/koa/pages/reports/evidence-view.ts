import { durationMs } from '../../../../domain/shared/time-interval.js';
import type { Box } from '../../../../domain/signal/signal.js';
import type { Evidence } from '../../../../domain/trigger/evidence.js';
import { hasText } from '../../i18n/translator.js';
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
  | { readonly kind: 'list'; readonly text: string; readonly note: string }
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

/** What a model calls a thing, in the reader's language where we know the word. */
export const labelText = (label: string, { t, locale }: Words): string =>
  /^[\w -]+$/.test(label) && hasText(locale, `label.${label}`) ? t(`label.${label}`) : label;

/** What a rule is called: by its own name, else by its family (the part before the colon), else as it stands. */
const ruleText = (rule: string, { t, locale }: Words): string => {
  const [family = rule] = rule.split(':');
  const name = rule.replace(/_(ru|en)$/, '').replaceAll(':', '-');
  const known = [name, family].find((key) => /^[\w-]+$/.test(key) && hasText(locale, `rule.${key}`));
  return known === undefined ? rule : t(`rule.${known}`, { word: rule.slice(family.length + 1) });
};

export const evidenceView = (evidence: Evidence, words: Words): EvidenceView => {
  const { t, format } = words;
  switch (evidence.kind) {
    case 'quote':
      return {
        kind: 'quote',
        channelText: t(`channel.${evidence.channel}`),
        parts: quoteParts(evidence.quote, evidence.marks),
        ruleText: t('bench.rule', { rule: ruleText(evidence.rule, words) }),
      };
    case 'frame': {
      const { atMs, score, box } = evidence;
      const label = labelText(evidence.label, words);
      const time = format.timecode(atMs);
      return { kind: 'frame', text: t('bench.frame', { label, time, score: format.percent(score) }), atMs, box, label };
    }
    case 'score': {
      const { peak, threshold, aboveMs } = evidence;
      const text = t('bench.score', {
        label: labelText(evidence.label, words),
        peak: format.percent(peak),
        threshold: format.percent(threshold),
        seconds: format.timecode(aboveMs),
      });
      return { kind: 'score', text, peak, threshold };
    }
    case 'list': {
      const { list, entry, asOf, title, version, decision, note } = evidence;
      const params = { list: t(`mentionList.${list}`), entry, date: format.date(Date.parse(asOf)), version };
      const text = [t('listEvidence.text', params), decision, title].filter((part) => part !== '').join(' · ');
      return { kind: 'list', text, note: note === '' ? '' : t('listEvidence.note', { note }) };
    }
    case 'absence': {
      const params = {
        what: hasText(words.locale, `absenceSubject.${evidence.lookedFor}`)
          ? t(`absenceSubject.${evidence.lookedFor}`)
          : evidence.lookedFor,
        frames: format.number(evidence.frames),
        words: format.number(evidence.words),
      };
      return {
        kind: 'absence',
        text: `${t('bench.absence', params)} (${format.duration(durationMs(evidence.searched))})`,
      };
    }
    case 'note':
      return { kind: 'note', text: evidence.text };
  }
};
