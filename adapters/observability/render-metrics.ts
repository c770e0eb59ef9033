import type { Distribution } from './distribution.js';
import { metricCatalogue } from './metric-catalogue.js';

/** Series by their label text (`a="1",b="2"`, or empty). */
export type Metric =
  | { readonly kind: 'counter'; readonly series: Map<string, number> }
  | { readonly kind: 'gauge'; readonly series: Map<string, number> }
  | { readonly kind: 'histogram'; readonly series: Map<string, Distribution> };

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
export const renderMetrics = (metrics: Iterable<readonly [string, Metric]>): string =>
  [...metrics].map(([name, metric]) => [...head(name, metric.kind), ...lines(name, metric), ''].join('\n')).join('');

const head = (name: string, kind: Metric['kind']): string[] => {
  const help = metricCatalogue[name]?.help;
  return [...(help === undefined ? [] : [`# HELP ${name} ${help}`]), `# TYPE ${name} ${kind}`];
};

const lines = (name: string, metric: Metric): string[] =>
  metric.kind === 'histogram'
    ? [...metric.series].flatMap(([labels, distribution]) => histogramLines(name, labels, distribution))
    : [...metric.series].map(([labels, value]) => line(name, labels, value));

const histogramLines = (name: string, labels: string, { bounds, cumulative, count, sum }: Distribution): string[] => [
  ...bounds.map((bound, i) => line(`${name}_bucket`, join(labels, `le="${bound}"`), cumulative[i] ?? 0)),
  line(`${name}_bucket`, join(labels, 'le="+Inf"'), count),
  line(`${name}_sum`, labels, sum),
  line(`${name}_count`, labels, count),
];

const line = (name: string, labels: string, value: number): string =>
  `${name}${labels === '' ? '' : `{${labels}}`} ${numberText(value)}`;

const join = (labels: string, label: string): string => (labels === '' ? label : `${labels},${label}`);

const numberText = (value: number): string =>
  value === Infinity ? '+Inf' : value === -Infinity ? '-Inf' : Number.isNaN(value) ? 'NaN' : String(value);
