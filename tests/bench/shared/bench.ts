/** One comparison: what was measured against what, in the same run. */
export interface Measure {
  readonly what: string;
  readonly against: string;
  /** Such as `≥ 60 %`. */
  readonly target: string;
  /** Such as `72 %`, with the figures behind it. */
  readonly measured: string;
  readonly isMet: boolean;
}

export interface Bench {
  readonly name: string;
  /** Russian, for the document. */
  readonly title: string;
  /** What was done, how often, on what: enough to doubt the figures. Russian. */
  readonly method: string;
  run(log: (line: string) => void): Promise<readonly Measure[]>;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
};

export const percent = (share: number): string => `${Math.round(share * 100)} %`;
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
