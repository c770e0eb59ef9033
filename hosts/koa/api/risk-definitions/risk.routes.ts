import {
  findRisk,
  type RiskCatalogue,
  type RiskDefinition,
} from '../../../../domain/risk-definition/risk-definition.js';
import type { RouteContext } from '../../http/app-state.js';
import { problem } from '../../http/problem.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { pageOf, pageRequest, presentPage } from '../shared/paging.js';
import { seenByBoth, seenTexts, tagged, valueIfMatched } from '../shared/versioned.js';
import { risksAsked } from './risks-asked.js';
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

  const versioned = (ctx: RouteContext, catalogue: RiskCatalogue) => {
    const risk = findRisk(catalogue, ctx.params['code'] ?? '');
    if (risk === undefined) throw problem('not-found');
    return { version: catalogue.version, answer: presentRisk(risk, catalogue) };
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
      const found = pageOf(risksAsked(catalogue.risks, query), page);
      return presentPage(ctx, baseUrl, page, found, (risk) => presentRisk(risk, catalogue));
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
      isTagged: true,
      answer: riskView,
    },
    async ({ ctx, query }) => tagged(ctx, versioned(ctx, await catalogueOf(query.version))),
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
      isTagged: true,
      isConditional: true,
      answer: riskView,
      refusals: [409, 422],
    },
    async ({ ctx, actor, body }) => {
      const code = ctx.params['code'] ?? '';
      const { seenVersion = body.catalogue_version } = seenByBoth(seenTexts(ctx), body.catalogue_version);
      const command = { seenVersion, changes: [changeOf(code, body)] };
      const result = await services.changeRiskCatalogue.execute(actor, command);
      // The code is in the address here, not in a field.
      if (!result.ok && result.refusal.kind === 'unknown-risk') throw problem('not-found');
      const current = async () => versioned(ctx, await services.catalogue());
      return tagged(ctx, versioned(ctx, await valueIfMatched(ctx, 'catalogue', result, current)));
    },
  );
};
