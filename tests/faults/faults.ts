import { setTimeout as sleep } from 'node:timers/promises';
import type { ReplicateServer } from '../adapters/support/replicate-server.js';
import type { TcpRelay } from '../services/support/tcp-relay.js';

export interface Fault {
  readonly name: string;
  /** From the blow to where the part works again. */
  strike(): Promise<void>;
}

/** A server that ends and, a second later, starts again. */
export const restart = (
  name: string,
  server: { readonly start: () => Promise<void> },
  end: () => Promise<void>,
): Fault => ({
  name,
  strike: async () => {
    await end();
    await sleep(1_000);
    await server.start();
  },
});

/** What networks do, each for a while. */
export const network = (name: string, relay: TcpRelay): readonly Fault[] => {
  const during = (fault: string, ms: number, begin: () => void): Fault => ({
    name: `${name}: ${fault}`,
    strike: async () => {
      begin();
      await sleep(ms);
      relay.heal();
    },
  });
  return [
    during('late', 2_000, () => relay.delay(200)),
    during('slow', 2_000, () => relay.throttle(50_000)),
    during('silent', 2_000, () => relay.fallSilent()),
    during('away', 2_000, () => relay.refuse()),
    { name: `${name}: reset`, strike: async () => relay.reset() },
  ];
};

export const misbehaviour = (server: ReplicateServer): readonly Fault[] => [
  {
    name: 'Replicate: too many requests',
    strike: async () => server.trouble('create', { kind: 'status', status: 429, retryAfter: '1' }, 5),
  },
  {
    name: 'Replicate: an answer is lost',
    strike: async () => server.trouble('create', { kind: 'drop', when: 'after' }),
  },
  { name: 'Replicate: garbage', strike: async () => server.trouble('get', { kind: 'garbage' }, 3) },
];
