import type { BenchSettingsRepository } from '../../../application/ports/repositories/bench-settings-repository.js';
import type { Database } from '../connection/database.js';
import { fromBenchSettingsRow, toBenchSettingsRow, type BenchSettingsRow } from '../rows/bench-settings-row.js';

export const createBenchSettingsRepository = (db: Database): BenchSettingsRepository => ({
  async find(id) {
    const row = await db.from<BenchSettingsRow>('bench_settings').where({ id }).first();
    return row && fromBenchSettingsRow(row);
  },
  async write(settings) {
    await db
      .from<BenchSettingsRow>('bench_settings')
      .insert(toBenchSettingsRow(settings) as never)
      .onConflict('id')
      .merge();
  },
});
