import type { ReportFinding } from '../../domain/report/report.js';
import { triggerId } from '../../domain/shared/ids.js';
import type { TimeInterval } from '../../domain/shared/time-interval.js';
import { freshId } from './fresh-id.js';

/** A rude word that was heard, still the models' word. */
export const aReportFinding = (
  interval: TimeInterval = { startMs: 62_345, endMs: 63_000 },
  over: Partial<ReportFinding> = {},
): ReportFinding => ({
  triggerId: triggerId(freshId()),
  riskCode: 'PROF_RUDE',
  nameRu: 'Грубые слова',
  nameEn: 'Rude words',
  category: 'profanity',
  severity: 'medium',
  law: ['436-ФЗ ст.5 ч.3 п.4, ст.10 п.4', 'КоАП 5.61 (оскорбление лица)'],
  sanctions: 'возрастная маркировка не ниже 16+',
  fixes: ['bleep', 'add_age_mark'],
  interval,
  confidence: 0.91,
  source: 'speech',
  evidence: [
    {
      kind: 'quote',
      channel: 'speech',
      quote: 'звучит грубое слово вслух',
      marks: [[7, 19]],
      interval,
      rule: 'rude-lexicon',
    },
  ],
  status: 'unverified',
  comment: '',
  ...over,
});
