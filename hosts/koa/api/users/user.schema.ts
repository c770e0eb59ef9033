import { z } from 'zod';
import { locales, roles } from '../../../../domain/user/user.js';
import { idView, momentView, searchInput } from '../shared/fields.js';
import { pageView, pagingFields } from '../shared/paging.js';

export const userListQuery = z.strictObject({
  ...pagingFields,
  role: z.enum(roles).optional(),
  search: searchInput,
});

export const userView = z
  .strictObject({
    id: idView,
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    locale: z.enum(locales),
    is_active: z.boolean(),
    created_at: momentView,
  })
  .meta({ id: 'User' });

export const userPage = pageView(userView);
