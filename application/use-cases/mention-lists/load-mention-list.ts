import {
  draftMentionList,
  numberDraft,
  type GivenList,
  type InvalidMentionList,
} from '../../../domain/mention-list/draft-list.js';
import { readListFile, type UnreadableList } from '../../../domain/mention-list/read-list-file.js';
import type { MentionListVersion } from '../../../domain/mention-list/mention-list.js';
import { refuse, accept, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { Forbidden } from '../refusals.js';
import { listAudit } from './list-audit.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface LoadMentionListCommand extends Omit<GivenList, 'entries'> {
  /** Ready entries, or the text of a JSON or CSV file. */
  readonly entries: GivenList['entries'] | string;
}

/** Stores a new version of a list. Nothing is judged by it before it is made the active one. */
export class LoadMentionList {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    command: LoadMentionListCommand,
  ): Promise<Result<MentionListVersion, InvalidMentionList | UnreadableList | Forbidden>> {
    if (actor.role !== 'admin') return refuse({ kind: 'forbidden' });
    const { unitOfWork, clock, ids } = this.#deps;
    const read = typeof command.entries === 'string' ? readListFile(command.entries) : accept(command.entries);
    if (!read.ok) return read;
    const given = { ...command, entries: read.value };
    const now = clock.now();
    const drafted = draftMentionList(given, { by: actor.userId, now });
    if (!drafted.ok) return drafted;
    return unitOfWork.run(async (tx) => {
      const taken = (await tx.mentionLists.history(given.kind)).map(({ version }) => version);
      const list = numberDraft(drafted.value, taken);
      await tx.mentionLists.add(list);
      const { entries, ...version } = list;
      const counts = { entries: entries.length, refused: version.refusedCount };
      await tx.audit.add(listAudit(ids, 'mention-list-loaded', actor, version, counts, now));
      return accept(version);
    });
  }
}
