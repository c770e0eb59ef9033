import type { Evidence } from '../../trigger/evidence.js';
import { allPassages, type Matcher } from '../detection-scene.js';
import { believe } from '../finding-confidence.js';
import { confidenceOf, intervalOf } from '../passages/passage.js';
import { evidenceOf } from '../passages/quote.js';
import { findPersonalData, type PersonalData } from './find-personal-data.js';

/** An address that the author put into the description is a business contact, not somebody's secret. */
const inDescription: Readonly<Record<PersonalData['rule'], number>> = { phone: 0.66, 'e-mail': 0.3, 'bank-card': 0.9 };

export const matchPersonalData: Matcher = (scene) =>
  allPassages(scene).flatMap((passage) =>
    findPersonalData(passage.text).map((data) => ({
      riskCode: 'PRIV_PERSONAL_DATA',
      interval: intervalOf(passage, data),
      confidence: believe(
        passage.channel === 'metadata' ? inDescription[data.rule] : data.certainty,
        confidenceOf(passage, data),
      ),
      source: passage.channel,
      evidence: evidenceOf(passage, data, `personal-data:${data.rule}`).map(hideDigits),
    })),
  );

/** The report travels; what it warns of must not travel with it. The last two digits are enough to find the place. */
const hideDigits = (evidence: Evidence): Evidence => {
  if (evidence.kind !== 'quote') return evidence;
  let quote = evidence.quote;
  for (const [start, end] of evidence.marks)
    quote = quote.slice(0, start) + quote.slice(start, end).replace(/\d(?=(?:\D*\d){2})/g, '•') + quote.slice(end);
  return { ...evidence, quote };
};
