import { readdir } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Metrics } from '../../application/ports/metrics.js';

export interface ProcessWatch extends Disposable {
  /** Brings the figures of this process up to date. */
  refresh(): Promise<void>;
}

const resolutionMs = 10;

export const watchProcess = (metrics: Metrics): ProcessWatch => {
  const lag = monitorEventLoopDelay({ resolution: resolutionMs });
  lag.enable();
  let counted = 0;
  return {
    async refresh() {
      const { user, system } = process.cpuUsage();
      const cpu = (user + system) / 1e6;
      metrics.count('process_cpu_seconds_total', {}, Math.max(0, cpu - counted));
      counted = cpu;
      const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
      metrics.gauge('process_start_time_seconds', Date.now() / 1000 - process.uptime());
      metrics.gauge('process_resident_memory_bytes', rss);
      metrics.gauge('nodejs_heap_size_used_bytes', heapUsed);
      metrics.gauge('nodejs_heap_size_total_bytes', heapTotal);
      metrics.gauge('nodejs_external_memory_bytes', external);
      metrics.gauge('nodejs_eventloop_lag_p99_seconds', beyondResolution(lag.percentile(99)));
      metrics.gauge('nodejs_eventloop_lag_max_seconds', beyondResolution(lag.max));
      lag.reset();
      // Linux only; elsewhere the figure is missing.
      const descriptors = await readdir('/proc/self/fd').catch(() => undefined);
      if (descriptors !== undefined) metrics.gauge('process_open_fds', descriptors.length);
    },
    [Symbol.dispose]() {
      lag.disable();
    },
  };
};

/** The monitor measures the whole rest between two of its ticks, its own period included. */
const beyondResolution = (nanoseconds: number): number =>
  Number.isFinite(nanoseconds) ? Math.max(0, nanoseconds / 1e9 - resolutionMs / 1e3) : 0;
