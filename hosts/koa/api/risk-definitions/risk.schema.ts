import { z } from 'zod';
import type { RiskChange } from '../../../../domain/risk-definition/change-catalogue.js';
import { riskCategories, severities } from '../../../../domain/risk-definition/risk-definition.js';
import { pagingFields } from '../shared/paging.js';

/** Left out: the version under which new videos are judged. */
const version = z.string().min(1).max(50).optional();

export const riskQuery = z.strictObject({ version });

export const riskListQuery = z.strictObject({
  ...pagingFields,
  version,
  category: z.enum(riskCategories).optional(),
  severity: z.enum(severities).optional(),
});

export const riskChangeInput = z.strictObject({
  /** The version that the admin saw. */
  catalogue_version: z.string().min(1).max(50),
  threshold: z.number().min(0).max(1).optional(),
  severity: z.enum(severities).optional(),
  is_enabled: z.boolean().optional(),
});

export const changeOf = (code: string, input: z.output<typeof riskChangeInput>): RiskChange => ({
  code,
  ...(input.threshold !== undefined && { threshold: input.threshold }),
  ...(input.severity !== undefined && { severity: input.severity }),
  ...(input.is_enabled !== undefined && { isEnabled: input.is_enabled }),
});
