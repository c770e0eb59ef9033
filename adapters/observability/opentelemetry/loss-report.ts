import type { Logger } from '../../../application/ports/logger.js';

export interface LossReport {
  /** `error`: why, when the receiver is to blame. */
  lost(spans: number, error?: unknown): void;
}

/** Says now and then how many spans were lost, never once for each. */
export const createLossReport = (logger: Logger, everyMs: number): LossReport => {
  let spans = 0;
  let toldAt = -Infinity;
  return {
    lost(more, error) {
      spans += more;
      const now = performance.now();
      if (now - toldAt < everyMs) return;
      logger.warn('traces were lost', { status: 'lost', spans, ...(error !== undefined && { error: plain(error) }) });
      toldAt = now;
      spans = 0;
    },
  };
};

/** An answer's body may be long and say anything. */
const plain = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
