import { shippedCatalogue } from '../../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { accept } from '../../../domain/shared/result.js';
import { ensureMentionLists } from '../mention-lists/ensure-mention-lists.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

/** Puts the shipped definitions and lists into an empty store. A store that has a catalogue, or lists, of its own keeps them. */
export class EnsureCatalogue {
  readonly #unitOfWork: UnitOfWork;

  constructor(deps: { readonly unitOfWork: UnitOfWork }) {
    this.#unitOfWork = deps.unitOfWork;
  }

  async execute(): Promise<string> {
    const result = await this.#unitOfWork.run(async (tx) => {
      await ensureMentionLists(tx);
      const current = await tx.catalogues.current();
      if (current !== undefined) return accept(current.version);
      await tx.catalogues.add(shippedCatalogue);
      return accept(shippedCatalogue.version);
    });
    return result.value;
  }
}
