import type { Composition } from '../../hosts/composition/compose.js';
import type { Installation } from '../services/support/installation.js';

/** Opens the parts of the installation for one use. */
export const withParts = async <T>(
  { parts: open }: Pick<Installation, 'parts'>,
  use: (parts: Composition) => Promise<T>,
): Promise<T> => {
  await using parts = await open();
  // Awaited here: the parts are closed at the end of this block.
  return await use(parts);
};
