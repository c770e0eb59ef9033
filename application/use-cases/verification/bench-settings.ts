import { accept } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import { cautiousSettings, type BenchSettings } from '../../../domain/verification-task/bench-settings.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
}

/** What is left out stays as it is. */
export type BenchSettingsChange = Partial<Omit<BenchSettings, 'userId'>>;

/** How the actor has set up the workbench. */
export class ReadBenchSettings {
  readonly #unitOfWork: UnitOfWork;

  constructor({ unitOfWork }: Dependencies) {
    this.#unitOfWork = unitOfWork;
  }

  async execute(actor: Actor): Promise<BenchSettings> {
    const found = await this.#unitOfWork.run(async (tx) => accept(await tx.benchSettings.find(actor.userId)));
    return found.value ?? cautiousSettings(actor.userId);
  }
}

/** For oneself only. */
export class ChangeBenchSettings {
  readonly #unitOfWork: UnitOfWork;

  constructor({ unitOfWork }: Dependencies) {
    this.#unitOfWork = unitOfWork;
  }

  async execute(actor: Actor, change: BenchSettingsChange): Promise<BenchSettings> {
    const changed = await this.#unitOfWork.run(async (tx) => {
      const before = (await tx.benchSettings.find(actor.userId)) ?? cautiousSettings(actor.userId);
      const settings: BenchSettings = { ...before, ...change, userId: actor.userId };
      await tx.benchSettings.write(settings);
      return accept(settings);
    });
    return changed.value;
  }
}
