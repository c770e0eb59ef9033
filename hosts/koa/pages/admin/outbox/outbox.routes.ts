import type Router from '@koa/router';
import type { LetterHead } from '../../../admin-services.js';
import type { Services } from '../../../services.js';
import { renderError } from '../../render-error.js';
import { forRoles } from '../../shared/access.js';
import { momentView } from '../../shared/moment-view.js';
import { wordsOf, type PageState, type Words } from '../../shared/page-context.js';
import { show } from '../../shared/show.js';
import { instant } from '../../../../../domain/shared/instant.js';

const lettersShown = 100;

/** Letters that lie in a folder because no mail server is configured; with one, the page says where they go. */
export const adminOutboxRoutes = (router: Router<PageState>, { admin }: Services): void => {
  const waiting = async (): Promise<number> => {
    const jobs = await admin.pendingJobs();
    return (jobs.notify ?? 0) + (jobs['send-password-reset'] ?? 0);
  };

  router.get(
    '/admin/outbox/',
    forRoles(['admin'], async (ctx) => {
      const words = wordsOf(ctx.state.locale);
      const { mail } = admin;
      const letters = mail.kind === 'folder' ? await mail.letters(lettersShown) : [];
      show(ctx, 'admin/outbox/outbox', {
        server: mail.kind === 'smtp' ? mail.server : undefined,
        waitingText: words.t('ops.lettersWaiting', { count: await waiting() }),
        isCut: letters.length === lettersShown,
        limit: lettersShown,
        letters: letters.map((letter) => ({ ...headView(letter, words), href: `/admin/outbox/${letter.file}/` })),
      });
    }),
  );

  router.get(
    '/admin/outbox/:file/',
    forRoles(['admin'], async (ctx) => {
      const { mail } = admin;
      const letter = mail.kind === 'folder' ? await mail.letter(ctx.params['file'] ?? '') : undefined;
      if (letter === undefined) return renderError(ctx, 404, 'not-found');
      const { text, html } = letter;
      const words = wordsOf(ctx.state.locale);
      show(ctx, 'admin/outbox/letter', {
        ...headView(letter, words),
        file: letter.file,
        text,
        htmlHref: html === '' ? undefined : `/admin/outbox/${letter.file}/html/`,
      });
    }),
  );

  // An address of its own: letters carry their styles with them, which no page of ours may.
  router.get(
    '/admin/outbox/:file/html/',
    forRoles(['admin'], async (ctx) => {
      const { mail } = admin;
      const letter = mail.kind === 'folder' ? await mail.letter(ctx.params['file'] ?? '') : undefined;
      if (letter === undefined || letter.html === '') return renderError(ctx, 404, 'not-found');
      ctx.set('Content-Security-Policy', letterPolicy);
      ctx.set('X-Frame-Options', 'SAMEORIGIN');
      ctx.set('Cache-Control', 'no-store');
      ctx.type = 'html';
      ctx.body = letter.html;
    }),
  );
};

/** Styles only: no program, no form, nothing fetched, and nowhere but in our own page. */
const letterPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; sandbox";

const headView = ({ subject, to, date }: LetterHead, words: Words) => {
  const at = Date.parse(date);
  return { subject: subject || '—', to, date, at: Number.isNaN(at) ? undefined : momentView(instant(at), words) };
};
