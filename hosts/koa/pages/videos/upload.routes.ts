import type Router from '@koa/router';
import type { UploadRefusal } from '../../../../application/index.js';
import { openUploadsPerOwner } from '../../../../domain/upload/resumable-upload.js';
import { ownerScope, type Actor } from '../../../../domain/user/access.js';
import { videoDescriptionLimit, videoTitleLimit } from '../../../../domain/video/video-details.js';
import { receiveUpload } from '../../api/videos/upload.js';
import { statusOf } from '../../http/refusal-status.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services } from '../../services.js';
import { forRoles, owners } from '../shared/access.js';
import { queryText } from '../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';
import { markOptions, type MarkOption } from './mark-options.js';
import { uploadTexts } from './upload-texts.js';

interface UploadView {
  readonly projects: readonly { readonly id: string; readonly name: string; readonly isChosen: boolean }[];
  readonly limitsText: string;
  readonly accept: string;
  readonly marks: readonly MarkOption[];
  readonly titleLimit: number;
  readonly descriptionLimit: number;
  /** For the browser script: limits and texts as JSON. */
  readonly settings: string;
  /** Why the form that was sent without the script was refused. */
  readonly refusal: { readonly text: string; readonly existing: string | undefined } | undefined;
}

/** More projects than this are reached from their own page. */
const listed = 100;

/** Bytes of one request: what is lost at most when a proxy cuts it, and how often a log-in is asked for. */
const pieceBytes = 64 * 1024 * 1024;

export const uploadRoutes = (router: Router<PageState>, services: Services): void => {
  const { queries, limits } = services;

  const view = async (ctx: PageContext, actor: Actor, refusal?: UploadRefusal): Promise<UploadView> => {
    const { t, format, locale } = wordsOf(ctx.state.locale);
    const chosen = queryText(ctx, 'project_id');
    const projects = await queries.projects({ owner: ownerScope(actor) }, { page: 1, pageSize: listed });
    const settings = {
      locale,
      account: actor.userId,
      maxBytes: limits.maxBytes,
      pieceBytes,
      maxFiles: openUploadsPerOwner,
      texts: uploadTexts(t),
    };
    return {
      projects: projects.items.map(({ project: { id, name } }) => ({ id, name, isChosen: id === chosen })),
      limitsText: t('upload.limits', {
        size: format.bytes(limits.maxBytes),
        duration: format.duration(limits.maxDurationMs),
        formats: limits.containers.join(', '),
      }),
      accept: ['video/*', ...limits.containers.map((one) => `.${one}`)].join(','),
      marks: markOptions(undefined),
      titleLimit: videoTitleLimit,
      descriptionLimit: videoDescriptionLimit,
      settings: JSON.stringify(settings),
      refusal: refusal && {
        text: refusalText(locale, refusal),
        existing: refusal.kind === 'duplicate-video' ? `/client/videos/${refusal.existingId}/` : undefined,
      },
    };
  };

  router.get(
    '/client/videos/upload/',
    forRoles(owners, async (ctx, actor) => show(ctx, 'videos/upload', await view(ctx, actor))),
  );

  // The form by itself, in one request; its script sends in pieces through the API.
  router.post(
    '/client/videos/upload/',
    forRoles(owners, async (ctx, actor) => {
      const uploaded = await receiveUpload(ctx, actor, services, undefined);
      if (uploaded.ok) return goTo(ctx, `/client/videos/${uploaded.value.id}/`);
      const { refusal } = uploaded;
      show(ctx, 'videos/upload', await view(ctx, actor, refusal), statusOf(refusal));
    }),
  );
};
