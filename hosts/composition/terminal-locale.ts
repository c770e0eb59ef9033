import type { Locale } from '../../domain/user/user.js';
import type { Environment } from './config/environment-reader.js';

/** By the usual variables (`LANG=en_US.UTF-8`); Russian unless they say English. */
export const terminalLocale = (env: Environment): Locale => {
  const name = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  return name?.toLowerCase().startsWith('en') === true ? 'en' : 'ru';
};
