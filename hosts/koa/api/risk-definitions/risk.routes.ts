import {
  findRisk,
  type RiskCatalogue,
  type RiskDefinition,
} from '../../../../domain/risk-definition/risk-definition.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { valueOf } from '../shared/outcome.js';
import { pageOf, pageRequest, presentPage } from '../shared/paging.js';
import { changeOf, riskChangeInput, riskListQuery, riskPage, riskParams, riskQuery, riskView } from './risk.schema.js';

const tag = 'risk-definitions';

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
export const riskRoutes = (api: Api, services: Services, { baseUrl }: WebOptions): void => {
  const catalogueOf = async (version: string | undefined): Promise<RiskCatalogue> => {
    if (version === undefined) return services.catalogue();
    const found = await services.catalogueVersion(version);
    if (found === undefined) throw problem('not-found');
    return found;
  };

  api.route(
    {
      method: 'get',
      path: '/risk-definitions/',
      id: 'listRiskDefinitions',
      tag,
      summary: { ru: 'Каталог рисков', en: 'The catalogue of risks' },
      access: 'members',
      query: riskListQuery,
      answer: riskPage,
      refusals: [404],
    },
    async ({ ctx, query }) => {
      const page = pageRequest(query);
      const catalogue = await catalogueOf(query.version);
      const risks = catalogue.risks
        .filter(({ category }) => query.category === undefined || category === query.category)
        .filter(({ severity }) => query.severity === undefined || severity === query.severity);
      return presentPage(ctx, baseUrl, page, pageOf(risks, page), (risk) => presentRisk(risk, catalogue));
    },
  );

  api.route(
    {
      method: 'get',
      path: '/risk-definitions/:code/',
      id: 'getRiskDefinition',
      tag,
      summary: { ru: 'Определение риска', en: 'The definition of a risk' },
      access: 'members',
      params: riskParams,
      query: riskQuery,
      answer: riskView,
    },
    async ({ ctx, query }) => {
      const catalogue = await catalogueOf(query.version);
      const risk = findRisk(catalogue, ctx.params['code'] ?? '');
      if (risk === undefined) throw problem('not-found');
      return presentRisk(risk, catalogue);
    },
  );

  api.route(
    {
      method: 'patch',
      path: '/risk-definitions/:code/',
      id: 'changeRiskDefinition',
      tag,
      summary: { ru: 'Изменить порог, тяжесть, включённость', en: 'Change threshold, severity, enabled' },
      description: {
        ru: 'Получается новая версия каталога; отчёты хранят версию, с которой сделаны.',
        en: 'Makes a new version of the catalogue; reports keep the version that they were made with.',
      },
      access: 'admins',
      params: riskParams,
      body: riskChangeInput,
      answer: riskView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const code = ctx.params['code'] ?? '';
      const command = { seenVersion: body.catalogue_version, changes: [changeOf(code, body)] };
      const result = await services.changeRiskCatalogue.execute(actor, command);
      // The code is in the address here, not in a field.
      if (!result.ok && result.refusal.kind === 'unknown-risk') throw problem('not-found');
      const catalogue = valueOf(result);
      const risk = findRisk(catalogue, code);
      if (risk === undefined) throw problem('not-found');
      return presentRisk(risk, catalogue);
    },
  );
};
