import type { AccountReader } from '../../../application/ports/account-reader.js';
import type { State } from './state.js';

export const createMemoryAccountReader = (read: () => State): AccountReader => ({
  async find(id, family) {
    const user = read().users.get(id);
    if (user === undefined) return undefined;
    if (family === undefined) return { user, isLoggedIn: true };
    const known = read().refreshTokens.get(family);
    return { user, isLoggedIn: known?.state === 'active' && known.userId === id };
  },
});
