import type { MetricLabels, Metrics } from '../../../application/ports/metrics.js';

export interface MetricRecord {
  readonly kind: 'count' | 'observe' | 'gauge';
  readonly name: string;
  readonly labels: MetricLabels;
  readonly value: number;
}

export interface RecordingMetrics extends Metrics {
  readonly records: readonly MetricRecord[];
  /** Sum of what was counted under `name`, over all labels. */
  counted(name: string): number;
}

export const createRecordingMetrics = (): RecordingMetrics => {
  const records: MetricRecord[] = [];
  return {
    records,
    count: (name, labels = {}, by = 1) => void records.push({ kind: 'count', name, labels, value: by }),
    observe: (name, value, labels = {}) => void records.push({ kind: 'observe', name, labels, value }),
    gauge: (name, value, labels = {}) => void records.push({ kind: 'gauge', name, labels, value }),
    counted: (name) =>
      records.filter((record) => record.kind === 'count' && record.name === name).reduce((sum, r) => sum + r.value, 0),
  };
};
