import type { MentionListQueries } from '../../../../application/ports/mention-list-queries.js';
import { listKey } from '../repositories/mention-list-repository.js';
import type { State } from '../state.js';
import { hasText, pageOf } from './page-of.js';

export const createMentionListScreenQueries = (read: () => State): MentionListQueries => ({
  async mentionListEntries({ kind, version, search }, request) {
    const entries = read().mentionLists.get(listKey(kind, version))?.entries ?? [];
    const found = entries.filter(({ name, aliases, doubtful }) => hasText(search, name, ...aliases, ...doubtful));
    return pageOf(found, request);
  },
});
