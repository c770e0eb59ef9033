import { z } from 'zod';
import { locales, roles, userNameLimit } from '../../../../domain/user/user.js';
import {
  emailInput,
  idView,
  momentView,
  nameInput,
  newPasswordInput,
  searchInput,
  textInput,
  versionView,
} from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const userListQuery = z.strictObject({
  ...pagingFields,
  role: z.enum(roles).optional(),
  search: searchInput,
});

const notifications = {
  analysis_ready: z.boolean().describe('The models have finished'),
  video_failed: z.boolean().describe('A video could not be checked'),
  report_published: z.boolean().describe('An operator has verified the report'),
};

export const userView = z
  .strictObject({
    id: idView,
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    locale: z.enum(locales),
    is_active: z.boolean(),
    notifications: z.strictObject(notifications).describe('About what the account gets letters'),
    created_at: momentView,
    version: versionView,
  })
  .meta({ id: 'User' });

export const userPage = pageView(userView);

const profile = { name: nameInput(userNameLimit), locale: z.enum(locales) };

export const profileInput = z.strictObject({ ...profile, notifications: z.strictObject(notifications) });

export const profilePatch = z
  .strictObject({ ...profile, notifications: z.strictObject(notifications).partial() })
  .partial();

const account = { name: nameInput(userNameLimit), role: z.enum(roles), is_active: z.boolean() };

export const accountInput = z.strictObject(account);
export const accountPatch = z.strictObject(account).partial();

export const registrationInput = z.strictObject({
  email: emailInput,
  password: newPasswordInput,
  name: textInput(userNameLimit).default('').describe('Left empty: the e-mail address'),
  locale: z.enum(locales).optional().describe('Left out: by Accept-Language'),
});
