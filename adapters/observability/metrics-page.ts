import { createHash, timingSafeEqual } from 'node:crypto';
import type { MetricsRegistry } from './metrics-registry.js';

export interface MetricsPageOptions {
  readonly registry: MetricsRegistry;
  /** Whoever reads the page says `Authorization: Bearer` with it. Without one there is no page. At least 16 characters. */
  readonly token: string | undefined;
  /** Bring figures up to date that nobody records as they happen. One that fails or is slow leaves the others alone. */
  readonly sources: readonly (() => Promise<void>)[];
  /** Milliseconds during which they are not asked again; default 5,000. */
  readonly freshForMs?: number;
  /** Milliseconds that a reader waits for them; default 3,000. */
  readonly patienceMs?: number;
}

export type MetricsAnswer =
  { readonly status: 200; readonly contentType: string; readonly text: string } | { readonly status: 401 | 404 };

/** What `/metrics` answers, given the `Authorization` header. */
export type MetricsPage = (authorization: string | undefined) => Promise<MetricsAnswer>;

export const createMetricsPage = (options: MetricsPageOptions): MetricsPage => {
  const { registry, token, sources, freshForMs = 5_000, patienceMs = 3_000 } = options;
  if (token !== undefined && token.length < 16)
    throw new RangeError('The token of /metrics has at least 16 characters.');
  const refreshes = sources.map((source) => {
    let askedAt = -Infinity;
    let running: Promise<void> | undefined;
    return (): Promise<void> => {
      // A source that hangs is not asked again before it has answered.
      if (running !== undefined || performance.now() - askedAt < freshForMs) return running ?? Promise.resolve();
      askedAt = performance.now();
      running = source()
        .catch(() => registry.count('metrics_refresh_failures_total'))
        .finally(() => (running = undefined));
      return running;
    };
  });

  return async (authorization) => {
    if (token === undefined) return { status: 404 };
    const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (given === undefined || !isSame(given, token)) return { status: 401 };
    await within(Promise.all(refreshes.map((refresh) => refresh())), patienceMs);
    return { status: 200, contentType: 'text/plain; version=0.0.4; charset=utf-8', text: registry.render() };
  };
};

const isSame = (a: string, b: string): boolean => {
  const [digestA, digestB] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return digestA !== undefined && digestB !== undefined && timingSafeEqual(digestA, digestB);
};

const within = async (work: Promise<unknown>, ms: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, patience]);
  clearTimeout(timer);
};
