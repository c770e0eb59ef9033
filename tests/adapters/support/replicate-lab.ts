import { setImmediate } from 'node:timers/promises';
import {
  createReplicateInference,
  type EndedPrediction,
  type ReplicateInference,
  type ReplicateInferenceOptions,
  type Timers,
} from '../../../adapters/inference-replicate/index.js';
import { createNullLogger } from '../../../adapters/in-memory/fakes/index.js';
import type { Cache } from '../../../application/ports/cache.js';
import { installModels, stored } from './replicate-models.js';
import { openReplicateServer, type ReplicateServer } from './replicate-server.js';

/** Time that passes by sleeping only. */
export interface LabTimers extends Timers {
  at: number;
  readonly slept: number[];
  /** While true nobody wakes up but by an abort. */
  isFrozen: boolean;
}

export const labTimers = (): LabTimers => {
  const timers: LabTimers = {
    at: Date.parse('2026-11-21T10:00:00Z'),
    slept: [],
    isFrozen: false,
    now: () => timers.at,
    random: () => 0.5,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (timers.isFrozen)
        return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));
      timers.slept.push(ms);
      await setImmediate();
      signal?.throwIfAborted();
      timers.at += ms;
    },
  };
  return timers;
};

/** Keeps everything; `text` is all that it ever held. */
export const mapCache = (): Cache & { readonly entries: Map<string, string> } => {
  const entries = new Map<string, string>();
  return {
    entries,
    get: async (key) => entries.get(key),
    set: async (key, value) => void entries.set(key, value),
    delete: async (key) => void entries.delete(key),
  };
};

export interface Lab extends AsyncDisposable {
  readonly server: ReplicateServer;
  readonly timers: LabTimers;
  readonly cache: ReturnType<typeof mapCache>;
  readonly ended: EndedPrediction[];
  readonly inference: ReplicateInference;
  /** Another process on the same cache. */
  restart(over?: Partial<ReplicateInferenceOptions>): ReplicateInference;
}

/** The adapter before a fake Replicate, with a store under public URLs. */
export const openLab = async (over: Partial<ReplicateInferenceOptions> = {}): Promise<Lab> => {
  const timers = labTimers();
  const server = await openReplicateServer(() => timers.now());
  installModels(server);
  const cache = mapCache();
  const ended: EndedPrediction[] = [];
  const started: ReplicateInference[] = [];
  let signature = 0;
  const urlOf = async (key: string): Promise<string> => {
    const url = `https://store.test/${key}`;
    server.internet.set(url, Buffer.from(stored.get(key) ?? []));
    return `${url}?X-Amz-Signature=${++signature}`;
  };
  const restart = (more: Partial<ReplicateInferenceOptions> = {}): ReplicateInference => {
    const inference = createReplicateInference({
      apiToken: server.token,
      cache,
      urlOf,
      logger: createNullLogger(),
      baseUrl: server.baseUrl,
      timers,
      onEnded: (each) => ended.push(each),
      ...over,
      ...more,
    });
    started.push(inference);
    return inference;
  };
  return {
    server,
    timers,
    cache,
    ended,
    inference: restart(),
    restart,
    async [Symbol.asyncDispose]() {
      for (const inference of started) await inference[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
};
