import { messageId } from '../../../domain/shared/ids.js';
import { accept, type Result } from '../../../domain/shared/result.js';
import { email, type InvalidEmail } from '../../../domain/user/user.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly ids: IdGenerator;
}

/**
 * Whether the address has an account is looked up by the worker, later: the answer, and the time that it takes, are the
 * same for every address. Nor is the secret made here, so that it never lies in the queue.
 */
export class RequestPasswordReset {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(command: { readonly email: string }): Promise<Result<void, InvalidEmail>> {
    const { unitOfWork, ids } = this.#deps;
    const address = email(command.email);
    if (!address.ok) return address;
    const job = { name: 'send-password-reset', email: address.value } as const;
    return unitOfWork.run(async (tx) => accept(await tx.outbox.append([{ id: messageId(ids.next()), job }])));
  }
}
