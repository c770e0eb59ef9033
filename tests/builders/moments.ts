import { instant, type Instant } from '../../domain/shared/instant.js';

/** The fixed present of the tests: Wednesday, 2026-03-11, noon UTC, the date of the shipped catalogue's facts. */
export const noon: Instant = instant(Date.UTC(2026, 2, 11, 12));

export const second = 1_000;
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** `ms` after noon, or before it when negative. */
export const atNoon = (ms = 0): Instant => instant(noon + ms);
