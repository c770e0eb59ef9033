import { compareLists, type ListDifference } from '../../../domain/mention-list/compare-lists.js';
import {
  mentionListKinds,
  type MentionListKind,
  type MentionListVersion,
} from '../../../domain/mention-list/mention-list.js';
import { accept } from '../../../domain/shared/result.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

export interface ListState {
  readonly kind: MentionListKind;
  /** Undefined while nothing of this kind is looked for. */
  readonly active: MentionListVersion | undefined;
}

export interface ListHistory extends ListState {
  /** The last added first, at most 100. */
  readonly versions: readonly MentionListVersion[];
}

export interface ComparedVersion extends ListState {
  readonly version: MentionListVersion;
  /** What making it the active version would change. */
  readonly difference: ListDifference;
}

/** The dated lists, for screens; every signed-in person may see by what videos are judged. */
export class ReadMentionLists {
  readonly #unitOfWork: UnitOfWork;

  constructor(deps: { readonly unitOfWork: UnitOfWork }) {
    this.#unitOfWork = deps.unitOfWork;
  }

  async states(): Promise<readonly ListState[]> {
    const { value } = await this.#unitOfWork.run(async (tx) => accept(await tx.mentionLists.active()));
    return mentionListKinds.map((kind) => ({ kind, active: value.find((list) => list.kind === kind) }));
  }

  async history(kind: MentionListKind): Promise<ListHistory> {
    const { value } = await this.#unitOfWork.run(async (tx) =>
      accept({
        active: (await tx.mentionLists.active()).find((list) => list.kind === kind),
        versions: await tx.mentionLists.history(kind),
      }),
    );
    return { kind, ...value };
  }

  /** Undefined when there is no such version. */
  async compared(kind: MentionListKind, version: string): Promise<ComparedVersion | undefined> {
    const { value } = await this.#unitOfWork.run(async (tx) => {
      const active = (await tx.mentionLists.active()).find((list) => list.kind === kind);
      const list = await tx.mentionLists.find(kind, version);
      return accept({ active, list, before: active && (await tx.mentionLists.find(kind, active.version)) });
    });
    const { active, list, before } = value;
    if (list === undefined) return undefined;
    const { entries, ...chosen } = list;
    return { kind, active, version: chosen, difference: compareLists(before?.entries ?? [], entries) };
  }
}
