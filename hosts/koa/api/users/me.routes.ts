import type { ProfileChange } from '../../../../domain/user/change-user.js';
import type { Locale } from '../../../../domain/user/user.js';
import { problem } from '../../http/problem.js';
import type { Services } from '../../services.js';
import type { Api } from '../openapi/api.js';
import { valueOf } from '../shared/outcome.js';
import { presentUser, readNotifications, type NotificationInput } from './user.presenter.js';
import { profileInput, profilePatch, userView } from './user.schema.js';

const tag = 'users';

interface ProfileInput {
  readonly name?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly notifications?: NotificationInput | undefined;
}

const profileChange = ({ name, locale, notifications }: ProfileInput): ProfileChange => ({
  ...(name !== undefined && { name }),
  ...(locale !== undefined && { locale }),
  ...(notifications !== undefined && { notifications: readNotifications(notifications) }),
});

/** A person about themselves. */
export const meRoutes = (api: Api, { changeProfile }: Services): void => {
  api.route(
    {
      method: 'get',
      path: '/users/me/',
      id: 'getMe',
      tag,
      summary: { ru: 'Своя учётная запись', en: 'Your own account' },
      access: 'members',
      answer: userView,
    },
    async ({ ctx }) => {
      if (ctx.state.user === undefined) throw problem('unauthenticated');
      return presentUser(ctx.state.user);
    },
  );

  api.route(
    {
      method: 'put',
      path: '/users/me/',
      id: 'replaceMe',
      tag,
      summary: { ru: 'Заменить свои имя, язык и уведомления', en: 'Replace your name, language and notifications' },
      access: 'members',
      body: profileInput,
      answer: userView,
      refusals: [404, 409],
    },
    async ({ actor, body }) => presentUser(valueOf(await changeProfile.execute(actor, profileChange(body)))),
  );

  api.route(
    {
      method: 'patch',
      path: '/users/me/',
      id: 'changeMe',
      tag,
      summary: { ru: 'Изменить свои имя, язык, уведомления', en: 'Change your name, language, notifications' },
      access: 'members',
      body: profilePatch,
      answer: userView,
      refusals: [404, 409],
    },
    async ({ actor, body }) => presentUser(valueOf(await changeProfile.execute(actor, profileChange(body)))),
  );
};
