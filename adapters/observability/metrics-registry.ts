import type { MetricLabels, Metrics } from '../../application/ports/metrics.js';
import { createDistribution, type Distribution } from './distribution.js';
import { metricCatalogue, secondsBounds } from './metric-catalogue.js';
import { renderMetrics, type Metric } from './render-metrics.js';

export interface MetricsRegistry extends Metrics {
  /** Everything recorded since the start in the Prometheus text format 0.0.4; what has no value yet shows that it exists. */
  render(): string;
}

export interface MetricsRegistryOptions {
  /** Label sets kept for one name; further ones are counted in `metrics_series_dropped_total` only. Default 1,000. */
  readonly maxSeries?: number;
}

/** Figures of this process only. */
export const createMetricsRegistry = ({ maxSeries = 1_000 }: MetricsRegistryOptions = {}): MetricsRegistry => {
  const metrics = new Map<string, Metric>(
    Object.entries(metricCatalogue).map(([name, { kind, labels }]) => [
      name,
      // A counter that starts at nothing hides its first step from rate().
      { kind, series: new Map(kind === 'counter' && labels.length === 0 ? [['', 0]] : []) } as Metric,
    ]),
  );
  let droppedSeries = 0;

  const metricOf = <Kind extends Metric['kind']>(kind: Kind, name: string): Extract<Metric, { kind: Kind }> => {
    if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) throw new TypeError(`Not a metric name: ${name}`);
    const metric = metrics.get(name) ?? { kind, series: new Map() };
    if (metric.kind !== kind) throw new TypeError(`${name} is a ${metric.kind}, not a ${kind}.`);
    metrics.set(name, metric);
    return metric as Extract<Metric, { kind: Kind }>;
  };

  const change = <V>(series: Map<string, V>, labels: MetricLabels, update: (value: V | undefined) => V): void => {
    const id = labelText(labels);
    if (!series.has(id) && series.size >= maxSeries) droppedSeries += 1;
    else series.set(id, update(series.get(id)));
  };

  return {
    count(name, labels = {}, by = 1) {
      if (!(by >= 0)) throw new RangeError(`${name} cannot count by ${by}.`);
      change<number>(metricOf('counter', name).series, labels, (value = 0) => value + by);
    },
    observe(name, value, labels = {}) {
      if (Number.isNaN(value)) throw new RangeError(`${name} cannot observe NaN.`);
      const bounds = metricCatalogue[name]?.bounds ?? secondsBounds;
      change<Distribution>(metricOf('histogram', name).series, labels, (distribution = createDistribution(bounds)) => {
        distribution.add(value);
        return distribution;
      });
    },
    gauge(name, value, labels = {}) {
      change<number>(metricOf('gauge', name).series, labels, () => value);
    },
    render() {
      metricOf('counter', 'metrics_series_dropped_total').series.set('', droppedSeries);
      return renderMetrics(metrics);
    },
  };
};

/** `a="1",b="2"`, sorted by name, so that the order in which labels are given does not matter. */
const labelText = (labels: MetricLabels): string =>
  Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`)
    .join(',');
