import type { Clock } from '../../../application/index.js';
import type { HealthCheck } from './health-check.js';

export interface RememberedLookOptions {
  readonly clock: Clock;
  /** A part that has not answered by then counts as unwell; it is not asked again before it has. */
  readonly limitMs: number;
  /** Told when the part begins or ceases to answer. */
  readonly onTurn: (isWell: boolean, error?: unknown) => void;
}

/** Whether the part is well: one look at a time, remembered while it is fresh. */
export const rememberedLook = (
  { look, freshMs }: HealthCheck,
  { clock, limitMs, onTurn }: RememberedLookOptions,
): (() => Promise<boolean>) => {
  let known: { readonly at: number; readonly isWell: boolean } | undefined;
  let running: { readonly since: number; readonly outcome: Promise<boolean> } | undefined;
  let wasWell = true;

  const turn = (isWell: boolean, error?: unknown): void => {
    if (isWell !== wasWell) onTurn(isWell, error);
    wasWell = isWell;
  };

  const begin = () => {
    const settle = (isWell: boolean, error?: unknown): boolean => {
      known = { at: clock.now(), isWell };
      running = undefined;
      turn(isWell, error);
      return isWell;
    };
    const outcome = look().then(
      () => settle(true),
      (error: unknown) => settle(false, error),
    );
    running = { since: performance.now(), outcome };
    return running;
  };

  return async () => {
    if (known !== undefined && clock.now() - known.at < freshMs) return known.isWell;
    const { since, outcome } = running ?? begin();
    const leftMs = since + limitMs - performance.now();
    const isWell = leftMs > 0 ? await within(leftMs, outcome) : undefined;
    if (isWell === undefined) turn(false, new Error(`no answer within ${limitMs} ms`));
    return isWell ?? false;
  };
};

const within = async <T>(limitMs: number, work: Promise<T>): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), limitMs)));
  const first = await Promise.race([work, over]);
  clearTimeout(timer);
  return first;
};
