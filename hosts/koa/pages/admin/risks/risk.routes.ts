import type Router from '@koa/router';
import type { RiskChange } from '../../../../../domain/risk-definition/change-catalogue.js';
import { severities } from '../../../../../domain/risk-definition/risk-definition.js';
import { isUuid, videoId } from '../../../../../domain/shared/ids.js';
import type { Video } from '../../../../../domain/video/video.js';
import { statusOf } from '../../../http/refusal-status.js';
import { refusalText } from '../../../i18n/refusal-text.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles } from '../../shared/access.js';
import { field, oneOf, pageParam, queryText } from '../../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../../shared/page-context.js';
import { pagerOf } from '../../shared/pager.js';
import { goTo, show } from '../../shared/show.js';
import { historyView } from './difference-view.js';
import { previewPath, previewView, type PreviewQuery } from './preview-view.js';
import { risksView, type TypedRisk } from './risk-view.js';

const historyPageSize = 20;
const versionLimit = 50;
const videoPageSize = 20;

/** The catalogue of risks for an admin: tune it, see who did, and try it on what models have already seen. */
export const adminRiskRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, changeRiskCatalogue, replayDetection } = services;

  const showRisks = async (ctx: PageContext, typed?: TypedRisk, status = 200): Promise<void> => {
    const model = risksView(
      await services.catalogue(),
      { typed, saved: queryText(ctx, 'saved') },
      wordsOf(ctx.state.locale),
    );
    show(ctx, 'admin/risks/risks', model, status);
  };

  router.get(
    '/admin/risks/',
    forRoles(['admin'], async (ctx) => showRisks(ctx)),
  );

  router.get(
    '/admin/risks/history/',
    forRoles(['admin'], async (ctx) => {
      const page = pageParam(ctx);
      const found = await queries.catalogueVersions({ page, pageSize: historyPageSize });
      const pager = pagerOf(ctx.path, {}, page, historyPageSize, found.total);
      show(ctx, 'admin/risks/history', historyView(found.items, pager, wordsOf(ctx.state.locale)));
    }),
  );

  router.get(
    previewPath,
    forRoles(['admin'], async (ctx) => {
      const query = previewQuery(ctx);
      const { locale } = ctx.state;
      const [catalogue, versions, videos] = await Promise.all([
        services.catalogue(),
        queries.catalogueVersions({ page: 1, pageSize: versionLimit }),
        queries.videos(
          { owner: undefined, state: ['verification', 'completed'], ...(query.search && { search: query.search }) },
          { page: 1, pageSize: videoPageSize },
        ),
      ]);
      const row = isUuid(query.video) ? await queries.video(videoId(query.video), undefined) : undefined;
      const executionId = row && analysisOf(row.video);
      const changes = changesOf(query);
      const replayed =
        executionId === undefined
          ? undefined
          : await replayDetection.execute({
              executionId,
              ...(query.version !== '' && { catalogueVersion: query.version }),
              ...(changes !== undefined && { changes: [changes] }),
            });
      const model = {
        catalogue,
        versions: versions.items.map((version) => version.catalogue.version),
        videos,
        title: row?.video.title,
        replay: replayed?.ok === true ? replayed.value : undefined,
        error: replayed?.ok === false ? refusalText(locale, replayed.refusal) : undefined,
      };
      const status = replayed?.ok === false ? statusOf(replayed.refusal) : 200;
      show(ctx, 'admin/risks/preview', previewView(model, query, wordsOf(locale)), status);
    }),
  );

  router.post(
    '/admin/risks/:code/',
    forRoles(['admin'], async (ctx, actor) => {
      const code = ctx.params['code'] ?? '';
      const severity = oneOf(severities, field(ctx, 'severity'));
      const threshold = field(ctx, 'threshold').trim();
      const seenVersion = field(ctx, 'version');
      if (severity === undefined || seenVersion === '') return renderError(ctx, 400, 'bad-request');
      const isEnabled = field(ctx, 'enabled') === '1';
      const change = { code, severity, isEnabled, threshold: numberIn(threshold) };
      const result = await changeRiskCatalogue.execute(actor, { seenVersion, changes: [change] });
      if (result.ok)
        return goTo(ctx, `/admin/risks/?saved=${encodeURIComponent(code)}#risk-${encodeURIComponent(code)}`);
      const { refusal } = result;
      if (refusal.kind === 'unknown-risk') return renderError(ctx, 404, 'not-found');
      const error = refusalText(ctx.state.locale, refusal);
      await showRisks(ctx, { code, threshold, severity, isEnabled, error }, statusOf(refusal));
    }),
  );
};

/** `0,6` as people write it, too; what is no number is NaN, which no threshold is. */
const numberIn = (text: string): number => (text === '' ? NaN : Number(text.replace(',', '.')));

const analysisOf = (video: Video) =>
  video.state === 'verification' || video.state === 'completed' ? video.executionId : undefined;

const previewQuery = (ctx: PageContext): PreviewQuery => {
  const text = (name: string): string => queryText(ctx, name).trim().slice(0, 200);
  return {
    video: text('video'),
    version: text('version'),
    search: text('search'),
    risk: text('risk'),
    threshold: text('threshold'),
    enabled: text('enabled'),
  };
};

/** A change to be tried; undefined when none was asked for. */
const changesOf = ({ risk, threshold, enabled }: PreviewQuery): RiskChange | undefined => {
  if (risk === '' || (threshold === '' && enabled === '')) return undefined;
  return {
    code: risk,
    ...(threshold !== '' && { threshold: numberIn(threshold) }),
    ...(enabled !== '' && { isEnabled: enabled === 'on' }),
  };
};
