import {
  mentionListKinds,
  type MentionList,
  type MentionListVersion,
} from '../../../../domain/mention-list/mention-list.js';
import { accept, refuse } from '../../../../domain/shared/result.js';
import type { MentionListRepository } from '../../../../application/ports/repositories/mention-list-repository.js';
import type { Draft } from '../draft.js';
import { assertUnique } from './rows.js';

export const listKey = (kind: string, version: string): string => `${kind}/${version}`;

const withoutEntries = ({ entries: _, ...version }: MentionList): MentionListVersion => version;

export const createMentionListRepository = (draft: Draft): MentionListRepository => ({
  async active() {
    return mentionListKinds.flatMap((kind) => {
      const version = draft.get('activeMentionLists', kind);
      const list = version === undefined ? undefined : draft.get('mentionLists', listKey(kind, version));
      return list === undefined ? [] : [withoutEntries(list)];
    });
  },
  find: async (kind, version) => draft.get('mentionLists', listKey(kind, version)),
  history: async (kind) =>
    draft
      .rows('mentionLists')
      .filter((list) => list.kind === kind)
      .reverse()
      .slice(0, 100)
      .map(withoutEntries),
  async add(list) {
    const key = listKey(list.kind, list.version);
    assertUnique(draft.get('mentionLists', key) !== undefined, `mention list ${key}`);
    draft.put('mentionLists', key, list);
  },
  async activate(kind, version, replaces) {
    if (draft.get('activeMentionLists', kind) !== replaces)
      return refuse({ kind: 'stale-write', subject: 'mention-list', id: kind });
    draft.put('activeMentionLists', kind, version);
    return accept(undefined);
  },
});
