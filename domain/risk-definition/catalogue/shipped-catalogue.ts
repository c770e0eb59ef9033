import type { RiskCatalogue } from '../risk-definition.js';
import { nsfwEroticaRisks } from './nsfw-erotica.js';
import { violenceGoreRisks } from './violence-gore.js';
import { profanityRisks } from './profanity.js';
import { unmarkedAdsRisks } from './unmarked-ads.js';
import { alcoholTobaccoDrugsRisks } from './alcohol-tobacco-drugs.js';
import { prohibitedSymbolsRisks } from './prohibited-symbols.js';
import { extraRisks } from './extra.js';
import { law436FzRisks } from './law-436-fz.js';

/** The 54 definitions that ship with the product, as of 2026-03-11. Admins make later versions from it. */
export const shippedCatalogue: RiskCatalogue = {
  version: '2026-03-11.1',
  factsAsOf: '2026-03-11',
  jurisdiction: 'RU',
  noticeRu:
    'Справочные сведения по состоянию на {facts_as_of}. Не является юридической консультацией. Решение принимает человек.',
  noticeEn: 'Reference information as of {facts_as_of}. Not legal advice. A human makes the decision.',
  risks: [
    ...nsfwEroticaRisks,
    ...violenceGoreRisks,
    ...profanityRisks,
    ...unmarkedAdsRisks,
    ...alcoholTobaccoDrugsRisks,
    ...prohibitedSymbolsRisks,
    ...extraRisks,
    ...law436FzRisks,
  ],
};
