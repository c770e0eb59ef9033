import { v7 } from 'uuid';
import type { IdGenerator } from '../../application/ports/id-generator.js';

/** `uuid` counts within one millisecond and holds on to the last one when the system's clock goes back, so order is kept. */
export const createUuidV7Generator = (): IdGenerator => ({ next: () => v7() });
