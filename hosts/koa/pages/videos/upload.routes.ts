import type Router from '@koa/router';
import { ownerScope } from '../../../../domain/user/access.js';
import { videoDescriptionLimit, videoTitleLimit } from '../../../../domain/video/video-details.js';
import type { Services } from '../../services.js';
import { forRoles, owners } from '../shared/access.js';
import { queryText } from '../shared/input.js';
import { wordsOf, type PageState } from '../shared/page-context.js';
import { show } from '../shared/show.js';
import { markOptions, type MarkOption } from './mark-options.js';

interface UploadView {
  readonly projects: readonly { readonly id: string; readonly name: string; readonly isChosen: boolean }[];
  readonly limitsText: string;
  readonly accept: string;
  readonly marks: readonly MarkOption[];
  readonly titleLimit: number;
  readonly descriptionLimit: number;
  /** For the browser script: limits and texts as JSON. */
  readonly settings: string;
}

/** More projects than this are reached from their own page. */
const listed = 100;

export const uploadRoutes = (router: Router<PageState>, { queries, limits }: Services): void => {
  router.get(
    '/client/videos/upload/',
    forRoles(owners, async (ctx, actor) => {
      const { t, format, locale } = wordsOf(ctx.state.locale);
      const chosen = queryText(ctx, 'project_id');
      const projects = await queries.projects({ owner: ownerScope(actor) }, { page: 1, pageSize: listed });
      const size = format.bytes(limits.maxBytes);
      const texts = {
        sent: t('upload.sent'),
        processing: t('upload.processing'),
        cancelled: t('upload.cancelled'),
        networkFailed: t('upload.networkFailed'),
        failed: t('upload.failed'),
        tooLarge: t('upload.tooLarge', { size }),
        noFile: t('upload.noFile'),
        openExisting: t('upload.openExisting'),
      };
      const model: UploadView = {
        projects: projects.items.map(({ project: { id, name } }) => ({ id, name, isChosen: id === chosen })),
        limitsText: t('upload.limits', {
          size,
          duration: format.duration(limits.maxDurationMs),
          formats: limits.containers.join(', '),
        }),
        accept: ['video/*', ...limits.containers.map((one) => `.${one}`)].join(','),
        marks: markOptions(undefined),
        titleLimit: videoTitleLimit,
        descriptionLimit: videoDescriptionLimit,
        settings: JSON.stringify({ locale, maxBytes: limits.maxBytes, texts }),
      };
      show(ctx, 'videos/upload', model);
    }),
  );
};
