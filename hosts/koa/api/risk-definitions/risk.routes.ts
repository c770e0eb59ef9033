import type Router from '@koa/router';
import {
  findRisk,
  type RiskCatalogue,
  type RiskDefinition,
} from '../../../../domain/risk-definition/risk-definition.js';
import type { AppState } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import { admins, signedIn } from '../shared/access.js';
import { bodyOf, queryOf } from '../shared/input.js';
import { valueOf } from '../shared/outcome.js';
import { pageOf, pageRequest, presentPage } from '../shared/paging.js';
import { changeOf, riskChangeInput, riskListQuery, riskQuery } from './risk.schema.js';

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

/** The catalogue under which new videos are judged, or an older version; admins tune it. */
export const riskRoutes = (router: Router<AppState>, services: Services, { baseUrl }: WebOptions): void => {
  const catalogueOf = async (version: string | undefined): Promise<RiskCatalogue> => {
    if (version === undefined) return services.catalogue();
    const found = await services.catalogueVersion(version);
    if (found === undefined) throw problem('not-found');
    return found;
  };

  router.get(
    '/risk-definitions/',
    signedIn(async (ctx) => {
      const query = queryOf(ctx, riskListQuery);
      const page = pageRequest(query);
      const catalogue = await catalogueOf(query.version);
      const risks = catalogue.risks
        .filter(({ category }) => query.category === undefined || category === query.category)
        .filter(({ severity }) => query.severity === undefined || severity === query.severity);
      ctx.body = presentPage(ctx, baseUrl, page, pageOf(risks, page), (risk) => presentRisk(risk, catalogue));
    }),
  );

  router.get(
    '/risk-definitions/:code/',
    signedIn(async (ctx) => {
      const catalogue = await catalogueOf(queryOf(ctx, riskQuery).version);
      const risk = findRisk(catalogue, ctx.params['code'] ?? '');
      if (risk === undefined) throw problem('not-found');
      ctx.body = presentRisk(risk, catalogue);
    }),
  );

  router.patch(
    '/risk-definitions/:code/',
    admins(async (ctx, actor) => {
      const code = ctx.params['code'] ?? '';
      const input = bodyOf(ctx, riskChangeInput);
      const command = { seenVersion: input.catalogue_version, changes: [changeOf(code, input)] };
      const result = await services.changeRiskCatalogue.execute(actor, command);
      // The code is in the address here, not in a field.
      if (!result.ok && result.refusal.kind === 'unknown-risk') throw problem('not-found');
      const catalogue = valueOf(result);
      const risk = findRisk(catalogue, code);
      if (risk === undefined) throw problem('not-found');
      ctx.body = presentRisk(risk, catalogue);
    }),
  );
};
