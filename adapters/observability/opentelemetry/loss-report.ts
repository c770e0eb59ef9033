import type { Logger } from '../../../application/ports/logger.js';

export interface LossReport {
  /** `error`: why, when the receiver is to blame; otherwise there were too many. */
  lost(spans: number, error?: unknown): void;
  /** Says what was not said yet, and nothing after that. */
  end(): void;
}

/** Says now and then how many spans were lost, never once for each. */
export const createLossReport = (logger: Logger, everyMs: number): LossReport => {
  let spans = 0;
  let reason: unknown;
  let nextAt = 0;
  const tell = (): void => {
    if (spans > 0)
      logger.warn('traces were lost', {
        status: 'lost',
        spans,
        error: reason === undefined ? 'more spans came than may wait' : plain(reason),
      });
    spans = 0;
    reason = undefined;
    nextAt = performance.now() + everyMs;
  };
  return {
    lost(more, error) {
      spans += more;
      reason = error ?? reason;
      if (performance.now() >= nextAt) tell();
    },
    end() {
      tell();
      nextAt = Infinity;
    },
  };
};

/** Without what the receiver answered, which may be long and say anything. */
const plain = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));
