import type { AgendaBackendOptions } from '../../adapters/scheduling-agenda/index.js';
import { openSqlite } from './sqlite-file.js';

/** A queue that several processes open. */
export type QueueAddress =
  { readonly kind: 'sqlite'; readonly file: string } | Exclude<AgendaBackendOptions, { readonly kind: 'sqlite' }>;

export const openAddress = (
  address: QueueAddress,
): { readonly backend: AgendaBackendOptions; readonly close: () => Promise<void> } => {
  if (address.kind !== 'sqlite') return { backend: address, close: async () => {} };
  const knex = openSqlite(address.file);
  return { backend: { kind: 'sqlite', knex }, close: () => knex.destroy() };
};
