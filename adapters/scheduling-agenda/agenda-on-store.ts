import { Agenda, type JobRepository } from 'agenda';
import type { WakeUpChannel } from './wake-up-channel.js';

export interface AgendaOnStoreOptions {
  readonly name: string;
  readonly repository: JobRepository;
  readonly channel: WakeUpChannel;
  readonly processEveryMs: number;
  readonly lockLifetimeMs: number;
  readonly maxConcurrency: number;
}

/**
 * The store is connected by whoever opens it, before: when Agenda's own connecting fails,
 * the rejection is unhandled and `ready` never settles.
 */
export const createAgendaOnStore = (options: AgendaOnStoreOptions): Agenda =>
  new Agenda({
    name: options.name,
    backend: {
      name: 'job store',
      repository: options.repository,
      ownsConnection: false,
      connect: async () => {},
      disconnect: async () => {},
    },
    notificationChannel: options.channel,
    processEvery: options.processEveryMs,
    defaultLockLifetime: options.lockLifetimeMs,
    maxConcurrency: options.maxConcurrency,
    removeOnComplete: true,
  });
