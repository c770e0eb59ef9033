export type MetricLabels = Readonly<Record<string, string>>;

/** Counters and distributions for operations. Label values come from small closed sets. */
export interface Metrics {
  /** Adds `by` (default 1, never negative). */
  count(name: string, labels?: MetricLabels, by?: number): void;
  /** Records one value of a distribution, in seconds when the name ends with `_seconds`. */
  observe(name: string, value: number, labels?: MetricLabels): void;
  /** Sets a value that goes up and down. */
  gauge(name: string, value: number, labels?: MetricLabels): void;
}
