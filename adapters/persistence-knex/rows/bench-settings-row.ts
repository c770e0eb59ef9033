import { userId } from '../../../domain/shared/ids.js';
import type { BenchSettings } from '../../../domain/verification-task/bench-settings.js';
import { reading, type BooleanColumn } from './columns.js';

export interface BenchSettingsRow {
  readonly id: string;
  readonly blurs: BooleanColumn;
  readonly greys: BooleanColumn;
  readonly mutes: BooleanColumn;
}

export const toBenchSettingsRow = ({ userId: id, blurs, greys, mutes }: BenchSettings): BenchSettingsRow => ({
  id,
  blurs,
  greys,
  mutes,
});

export const fromBenchSettingsRow = reading('bench settings', (row: BenchSettingsRow): BenchSettings => ({
  userId: userId(row.id),
  blurs: Boolean(row.blurs),
  greys: Boolean(row.greys),
  mutes: Boolean(row.mutes),
}));
