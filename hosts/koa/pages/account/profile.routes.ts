import type Router from '@koa/router';
import { notificationTopics, type NotificationSettings } from '../../../../domain/user/notification-settings.js';
import { locales } from '../../../../domain/user/user.js';
import { statusOf } from '../../http/refusal-status.js';
import { closeSession } from '../../http/sessions.js';
import { refusalText } from '../../i18n/refusal-text.js';
import type { Services, WebOptions } from '../../services.js';
import { rememberLocale } from '../auth/locale.routes.js';
import { everyRole, forRoles } from '../shared/access.js';
import { field, oneOf, queryText } from '../shared/input.js';
import { wordsOf, type PageContext, type PageState } from '../shared/page-context.js';
import { goTo, show } from '../shared/show.js';
import { profileView } from './profile-view.js';

const address = '/client/users/profile/';

export const profileRoutes = (router: Router<PageState>, services: Services, options: WebOptions): void => {
  const { changeProfile, logOutEverywhere } = services;

  const showProfile = (ctx: PageContext, done: string, error?: string, status = 200): void => {
    const { user } = ctx.state;
    if (user === undefined) throw new Error('a signed-in person has an account');
    show(ctx, 'account/profile', profileView(user, done, error, wordsOf(ctx.state.locale)), status);
  };

  router.get(
    address,
    forRoles(everyRole, async (ctx) => showProfile(ctx, queryText(ctx, 'done'))),
  );

  router.post(
    address,
    forRoles(everyRole, async (ctx, actor) => {
      const locale = oneOf(locales, field(ctx, 'locale'));
      const notifications = Object.fromEntries(
        notificationTopics.map((topic) => [topic, field(ctx, `notify-${topic}`) === '1']),
      ) as NotificationSettings;
      const change = { name: field(ctx, 'name'), notifications, ...(locale && { locale }) };
      const result = await changeProfile.execute(actor, change);
      if (!result.ok) {
        const { refusal } = result;
        return showProfile(ctx, '', refusalText(ctx.state.locale, refusal), statusOf(refusal));
      }
      rememberLocale(ctx, result.value.locale, options);
      goTo(ctx, `${address}?done=saved`);
    }),
  );

  router.post(
    '/client/users/logout_everywhere/',
    forRoles(everyRole, async (ctx, actor) => {
      await logOutEverywhere.execute(actor.userId);
      closeSession(ctx);
      goTo(ctx, '/client/users/login/?out=1');
    }),
  );
};
