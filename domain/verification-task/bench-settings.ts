import type { UserId } from '../shared/ids.js';

/** How a person wants to meet scenes that may disturb: what is true happens by itself wherever such a scene begins. */
export interface BenchSettings {
  readonly userId: UserId;
  readonly blurs: boolean;
  readonly greys: boolean;
  readonly mutes: boolean;
}

/** Nobody meets a shocking frame unprepared before they have said that they want to. */
export const cautiousSettings = (userId: UserId): BenchSettings => ({
  userId,
  blurs: true,
  greys: true,
  mutes: true,
});
