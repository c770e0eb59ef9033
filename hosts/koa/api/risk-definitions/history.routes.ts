import type { CatalogueVersionRow } from '../../../../application/index.js';
import { compareCatalogues, type RiskDifference } from '../../../../domain/risk-definition/catalogue-difference.js';
import type { Services, WebOptions } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { pageRequest, presentPage } from '../shared/paging.js';
import { time } from '../shared/present.js';
import { catalogueHistoryPage, historyQuery } from './history.schema.js';

const changed = <T>(before: T, after: T) => (before === after ? null : { before, after });

const presentDifference = (difference: RiskDifference) => {
  if ('risk' in difference)
    return { risk: difference.risk.code, kind: difference.kind, threshold: null, severity: null, is_enabled: null };
  const { kind, before, after } = difference;
  return {
    risk: after.code,
    kind,
    threshold: changed<number>(before.threshold, after.threshold),
    severity: changed(before.severity, after.severity),
    is_enabled: changed(before.isEnabled, after.isEnabled),
  };
};

const presentVersion = ({ catalogue, previous, change }: CatalogueVersionRow) => ({
  version: catalogue.version,
  previous_version: previous?.version ?? null,
  facts_as_of: catalogue.factsAsOf,
  changed_by: change?.by ?? null,
  changed_by_name: change?.byName ?? null,
  changed_at: change === undefined ? null : time(change.at),
  changes: previous === undefined ? [] : compareCatalogues(previous, catalogue).map(presentDifference),
});

export const catalogueHistoryRoutes = (api: Api, { queries }: Services, { baseUrl }: WebOptions): void => {
  api.route(
    {
      method: 'get',
      path: '/risk-definitions/history/',
      id: 'listCatalogueVersions',
      tag: 'risk-definitions',
      summary: { ru: 'Версии каталога, новые первыми', en: 'Versions of the catalogue, newest first' },
      description: {
        ru: 'Кто и когда изменил каталог и чем версия отличается от прежней.',
        en: 'Who changed the catalogue, when, and how a version differs from the one before.',
      },
      access: 'admins',
      query: historyQuery,
      answer: catalogueHistoryPage,
    },
    async ({ ctx, query }) => {
      const page = pageRequest(query);
      return presentPage(ctx, baseUrl, page, await queries.catalogueVersions(page), presentVersion);
    },
  );
};
