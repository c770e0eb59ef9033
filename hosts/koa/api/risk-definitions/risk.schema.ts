import { z } from 'zod';
import type { RiskChange } from '../../../../domain/risk-definition/change-catalogue.js';
import {
  ageEffects,
  fixKinds,
  riskCategories,
  severities,
} from '../../../../domain/risk-definition/risk-definition.js';
import { codeInput, nameInput, searchInput, shareView } from '../shared/fields.js';
import { manyOf } from '../shared/filters.js';
import { orderingField } from '../shared/ordering.js';
import { pageView, pagingFields } from '../shared/paging.js';

/** Left out: the version under which new videos are judged. */
const version = z
  .string()
  .regex(/^[\w.-]{1,50}$/)
  .optional();

export const riskParams = { code: codeInput };

export const riskQuery = z.strictObject({ version });

export const riskListQuery = z.strictObject({
  ...pagingFields,
  version,
  ordering: orderingField({ code: 'code', severity: 'severity', threshold: 'threshold' }).describe(
    'Left out: as the catalogue has them. -severity: the gravest first',
  ),
  category: manyOf(riskCategories),
  severity: manyOf(severities),
  is_enabled: z.enum(['true', 'false']).optional(),
  search: searchInput.describe('Part of the code or of a name'),
});

export const riskChangeInput = z.strictObject({
  catalogue_version: nameInput(50).describe('The version that the admin saw'),
  threshold: z.number().min(0).max(1).optional(),
  severity: z.enum(severities).optional(),
  is_enabled: z.boolean().optional(),
});

export const riskView = z
  .strictObject({
    code: z.string(),
    name_ru: z.string(),
    name_en: z.string(),
    category: z.enum(riskCategories),
    also_in: z.array(z.enum(riskCategories)),
    law: z.array(z.string()).describe('Articles as a Russian lawyer cites them'),
    signs: z.record(z.string(), z.string()).describe('What gives it away, by kind of signal'),
    severity: z.enum(severities),
    threshold: shareView.describe('A finding below this is not raised'),
    age_effect: z.enum(ageEffects),
    age_rule: z.string(),
    fixes: z.array(z.enum(fixKinds)),
    sanctions: z.string(),
    fact_confidence: z.enum(['high', 'medium', 'low']),
    fact_source: z.enum(['V', 'K', 'VK']).describe('V: verified in a source, K: known, VK: both in part'),
    volatility: z.enum(['low', 'medium', 'high']),
    is_enabled: z.boolean(),
    catalogue_version: z.string(),
    facts_as_of: z.iso.date(),
  })
  .meta({ id: 'RiskDefinition' });

export const riskPage = pageView(riskView);

export const changeOf = (code: string, input: z.output<typeof riskChangeInput>): RiskChange => ({
  code,
  ...(input.threshold !== undefined && { threshold: input.threshold }),
  ...(input.severity !== undefined && { severity: input.severity }),
  ...(input.is_enabled !== undefined && { isEnabled: input.is_enabled }),
});
