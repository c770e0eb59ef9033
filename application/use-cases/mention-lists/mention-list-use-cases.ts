import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import { ActivateMentionList } from './activate-mention-list.js';
import { LoadMentionList } from './load-mention-list.js';
import { ReadMentionLists } from './read-mention-lists.js';

export interface MentionListDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export type MentionListUseCases = ReturnType<typeof mentionListUseCases>;

/** Everything that screens do with dated lists. */
export const mentionListUseCases = (deps: MentionListDependencies) => ({
  loadMentionList: new LoadMentionList(deps),
  activateMentionList: new ActivateMentionList(deps),
  mentionLists: new ReadMentionLists(deps),
});
