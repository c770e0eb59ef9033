import type Router from '@koa/router';
import { z } from 'zod';
import {
  findRisk,
  riskCategories,
  severities,
  type RiskCatalogue,
  type RiskDefinition,
} from '../../../../domain/risk-definition/risk-definition.js';
import type { AppState } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import { signedIn } from '../shared/access.js';
import { queryOf } from '../shared/input.js';
import { pageOf, pageRequest, pagingFields, presentPage } from '../shared/paging.js';

export const riskListQuery = z.strictObject({
  ...pagingFields,
  category: z.enum(riskCategories).optional(),
  severity: z.enum(severities).optional(),
});

export const presentRisk = (risk: RiskDefinition, catalogue: RiskCatalogue) => ({
  code: risk.code,
  name_ru: risk.nameRu,
  name_en: risk.nameEn,
  category: risk.category,
  also_in: risk.alsoIn,
  law: risk.law,
  signs: risk.signs,
  severity: risk.severity,
  threshold: risk.threshold,
  age_effect: risk.age,
  age_rule: risk.ageRule,
  fixes: risk.fixes,
  sanctions: risk.sanctions,
  fact_confidence: risk.factConfidence,
  fact_source: risk.factSource,
  volatility: risk.volatility,
  is_enabled: risk.isEnabled,
  catalogue_version: catalogue.version,
  facts_as_of: catalogue.factsAsOf,
});

/** The catalogue under which new videos are judged. */
export const riskRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  router.get(
    '/risk-definitions/',
    signedIn(async (ctx) => {
      const query = queryOf(ctx, riskListQuery);
      const page = pageRequest(query);
      const catalogue = await services.catalogue();
      const risks = catalogue.risks
        .filter(({ category }) => query.category === undefined || category === query.category)
        .filter(({ severity }) => query.severity === undefined || severity === query.severity);
      ctx.body = presentPage(ctx, baseUrl, page, pageOf(risks, page), (risk) => presentRisk(risk, catalogue));
    }),
  );

  router.get(
    '/risk-definitions/:code/',
    signedIn(async (ctx) => {
      const catalogue = await services.catalogue();
      const risk = findRisk(catalogue, ctx.params['code'] ?? '');
      if (risk === undefined) throw problem('not-found');
      ctx.body = presentRisk(risk, catalogue);
    }),
  );
};
