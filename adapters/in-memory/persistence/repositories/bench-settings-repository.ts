import type { BenchSettingsRepository } from '../../../../application/ports/repositories/bench-settings-repository.js';
import type { Draft } from '../draft.js';

export const createBenchSettingsRepository = (draft: Draft): BenchSettingsRepository => ({
  find: async (id) => draft.get('benchSettings', id),
  async write(settings) {
    draft.put('benchSettings', settings.userId, settings);
  },
});
