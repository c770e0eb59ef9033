import type Router from '@koa/router';
import type { Services } from '../../../services.js';
import { forRoles } from '../../shared/access.js';
import { wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { show } from '../../shared/show.js';
import { answerCsv } from '../shared/csv.js';
import { qualityQuery } from './quality-input.js';
import { operatorTable, riskTable } from './quality-tables.js';
import { qualityView } from './quality-view.js';

/** How often the models are right, by risk, and how operators work; also as tables to be kept. */
export const adminQualityRoutes = (router: Router<PageState>, { queries, catalogue, clock }: Services): void => {
  router.get(
    '/admin/quality/',
    forRoles(['admin'], async (ctx) => {
      const query = await qualityQuery(ctx, queries, clock.now());
      const [risks, operators, uncounted, current] = await Promise.all([
        queries.qualityOfRisks(filterOf(query)),
        queries.qualityOfOperators(query),
        queries.uncountedTasks(),
        catalogue(),
      ]);
      const seen = { risks, operators, uncounted, catalogue: current };
      show(ctx, 'admin/quality/quality', qualityView(seen, query, wordsOf(ctx.state.locale)));
    }),
  );

  const save = (ctx: PageContext, name: string, lines: readonly string[]): void => {
    answerCsv(ctx, `${name}-${new Date(clock.now()).toISOString().slice(0, 10)}`, lines);
  };

  router.get(
    '/admin/quality/risks/export/',
    forRoles(['admin'], async (ctx) => {
      const query = await qualityQuery(ctx, queries, clock.now());
      const risks = await queries.qualityOfRisks(filterOf(query));
      save(ctx, 'quality-of-risks', riskTable(risks, await catalogue(), wordsOf(ctx.state.locale)));
    }),
  );

  router.get(
    '/admin/quality/operators/export/',
    forRoles(['admin'], async (ctx) => {
      const operators = await queries.qualityOfOperators(await qualityQuery(ctx, queries, clock.now()));
      save(ctx, 'quality-of-operators', operatorTable(operators, wordsOf(ctx.state.locale)));
    }),
  );
};

const filterOf = ({ fromDay, catalogueVersion }: Awaited<ReturnType<typeof qualityQuery>>) => ({
  fromDay,
  ...(catalogueVersion !== undefined && { catalogueVersion }),
});
