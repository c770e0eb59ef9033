import type { InMemoryScheduling } from '../../../adapters/in-memory/scheduling/index.js';
import type { AdminServices } from '../../../hosts/koa/admin-services.js';

/** Parts for the admin's pages, with nothing written and nothing stored; a test that needs more replaces them. */
export const adminParts = ({ scheduler }: InMemoryScheduling): AdminServices => ({
  pendingJobs: () => scheduler.pending(),
  mail: { kind: 'folder', letters: async () => [], letter: async () => undefined },
  system: async () => ({
    versions: [],
    models: [],
    configuration: { ru: [], en: [] },
    warnings: [],
    storage: [],
    storageAsOfMs: 0,
  }),
});
