import type { MentionListKind, MentionListVersion } from '../../../domain/mention-list/mention-list.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { notFound, type Forbidden, type NotFound } from '../refusals.js';
import { listAudit } from './list-audit.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

export interface ActivateMentionListCommand {
  readonly kind: MentionListKind;
  readonly version: string;
  /** The active version that the admin saw; undefined when there was none. Another one is refused as stale. */
  readonly replaces: string | undefined;
}

type Refusal = NotFound | StaleWrite | { readonly kind: 'nothing-changed' };

/** Videos that are judged from now on are judged by this version, newer or older; reports keep the one that they were made with. */
export class ActivateMentionList {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    { kind, version, replaces }: ActivateMentionListCommand,
  ): Promise<Result<MentionListVersion, Refusal | Forbidden>> {
    if (actor.role !== 'admin') return refuse({ kind: 'forbidden' });
    const { unitOfWork, clock, ids } = this.#deps;
    return unitOfWork.run(async (tx): Promise<Result<MentionListVersion, Refusal>> => {
      const chosen = (await tx.mentionLists.history(kind)).find((each) => each.version === version);
      if (chosen === undefined) return refuse(notFound('mention-list'));
      if (version === replaces) return refuse({ kind: 'nothing-changed' });
      const activated = await tx.mentionLists.activate(kind, version, replaces);
      if (!activated.ok) return activated;
      const details = { replaces: replaces ?? '' };
      await tx.audit.add(listAudit(ids, 'mention-list-activated', actor, chosen, details, clock.now()));
      return accept(chosen);
    });
  }
}
