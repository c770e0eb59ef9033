import { mentionListKinds, type MentionList, type MentionListUse } from '../../../domain/mention-list/mention-list.js';
import { accept } from '../../../domain/shared/result.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

type Key = Pick<MentionListUse, 'kind' | 'version'>;

/** Two of each kind: the active ones, and those that a replay compares with. */
const kept = mentionListKinds.length * 2;

/** Lists as a judgement needs them. Versions never change: each is read, and made ready for the search, once in a process. */
export class ListShelf {
  readonly #unitOfWork: UnitOfWork;
  /** The longest unused first. */
  readonly #lists = new Map<string, MentionList>();

  constructor(unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  /** The active list of every kind that has one. */
  async active(): Promise<readonly MentionList[]> {
    const { value } = await this.#unitOfWork.run(async (tx) => accept(await tx.mentionLists.active()));
    return (await this.versions(value)) ?? [];
  }

  /** These versions, in this order; undefined when one of them is not stored. */
  async versions(keys: readonly Key[]): Promise<readonly MentionList[] | undefined> {
    const lists: MentionList[] = [];
    for (const key of keys) {
      const list = await this.#list(key);
      if (list === undefined) return undefined;
      lists.push(list);
    }
    return lists;
  }

  async #list({ kind, version }: Key): Promise<MentionList | undefined> {
    const key = `${kind}/${version}`;
    const list =
      this.#lists.get(key) ??
      (await this.#unitOfWork.run(async (tx) => accept(await tx.mentionLists.find(kind, version)))).value;
    if (list === undefined) return undefined;
    this.#lists.delete(key);
    this.#lists.set(key, list);
    for (const oldest of [...this.#lists.keys()].slice(0, -kept)) this.#lists.delete(oldest);
    return list;
  }
}
