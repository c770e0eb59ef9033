import { initial } from './2026-11-21-initial.js';
import { unfinishedOfState } from './2026-11-21-unfinished-of-state.js';
import type { Migration } from './migration.js';

/** Every migration, oldest first. */
export const allMigrations: readonly Migration[] = [initial, unfinishedOfState];
