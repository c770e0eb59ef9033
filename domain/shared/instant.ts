import type { Brand } from './brand.js';

/** A moment: whole milliseconds since 1970-01-01T00:00:00Z. The clock is outside the domain; moments come as arguments. */
export type Instant = Brand<number, 'Instant'>;

export const instant = (epochMs: number): Instant => epochMs as Instant;

export const plusMs = (moment: Instant, ms: number): Instant => instant(moment + ms);
