export interface MetricDescription {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram; default `secondsBounds`. */
  readonly bounds?: readonly number[];
}

/** 5 ms to 1 min: answers and calls. */
export const secondsBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;
/** Half a second to two hours: stages, jobs, whole videos. */
const longBounds = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200] as const;

const counter = (help: string, ...labels: readonly string[]): MetricDescription => ({ kind: 'counter', help, labels });
const gauge = (help: string, ...labels: readonly string[]): MetricDescription => ({ kind: 'gauge', help, labels });
const seconds = (help: string, ...labels: readonly string[]): MetricDescription => ({
  kind: 'histogram',
  help,
  labels,
});
const longSeconds = (help: string, ...labels: readonly string[]): MetricDescription => ({
  ...seconds(help, ...labels),
  bounds: longBounds,
});

/** Every metric of the product; docs/metrics.md explains them. Names of processes and of Node as prom-client gives them. */
export const metricCatalogue: Readonly<Record<string, MetricDescription>> = {
  videos_processed_total: counter('Analyses that ended', 'outcome'),
  video_processing_seconds: longSeconds('From the first stage of an analysis to its draft report'),
  active_processing_tasks: gauge('Stages that this process works on', 'stage'),
  stage_duration_seconds: longSeconds('Attempts of stages', 'stage', 'outcome'),
  signals_ignored_total: counter('Signals that no rule could use', 'reason'),
  upload_bytes_total: counter('Bytes of videos that were taken'),

  jobs_total: counter('Jobs that a worker ran', 'name', 'outcome'),
  job_seconds: longSeconds('Runs of jobs', 'name'),
  queue_jobs: gauge('Jobs that wait or run, of all processes', 'name'),
  outbox_jobs: gauge('Committed jobs that are due and not in the queue yet', 'state'),
  pipeline_stages: gauge('Stages of analyses that are not over', 'state'),
  verification_tasks: gauge('Tasks that nobody has completed', 'state'),
  workers_alive: gauge('Workers heard of within the last 30 seconds, of all processes', 'state'),
  queue_age_seconds: gauge('How long the oldest has been waiting; 0 when nothing waits', 'queue'),

  model_calls_total: counter('Calls of models', 'check', 'outcome'),
  model_call_seconds: seconds('Calls of models, waiting included', 'check'),
  model_predictions_total: counter('Predictions that ended at a provider', 'engine', 'check', 'status'),
  model_predict_seconds: seconds('Time of a model at a provider', 'engine', 'check'),
  model_cost_micro_usd_total: counter('Cost of predictions in millionths of a US dollar', 'engine', 'check'),

  mail_attempts_total: counter('Letters handed to the mail system', 'kind', 'outcome'),
  mail_attempt_seconds: seconds('Handing a letter to the mail system'),
  mail_lost_total: counter('Letters that will not be sent', 'kind', 'reason'),
  webhook_attempts_total: counter('Attempts to deliver an event', 'state', 'event'),
  webhook_attempt_seconds: seconds('Attempts to deliver an event'),

  http_request_duration_seconds: seconds(
    'Requests until their connection was done with them',
    'method',
    'route',
    'status',
  ),

  metrics_series_dropped_total: counter('Values left out because their metric has too many label sets'),
  metrics_refresh_failures_total: counter('Figures of the queues that could not be read'),

  process_start_time_seconds: gauge('Start of the process since the Unix epoch'),
  process_cpu_seconds_total: counter('User and system CPU time'),
  process_resident_memory_bytes: gauge('Resident memory'),
  process_open_fds: gauge('Open file descriptors'),
  nodejs_eventloop_lag_p99_seconds: gauge('Event loop lag since the last reading, 99th percentile'),
  nodejs_eventloop_lag_max_seconds: gauge('Event loop lag since the last reading, the longest'),
  nodejs_heap_size_used_bytes: gauge('Heap in use'),
  nodejs_heap_size_total_bytes: gauge('Heap that V8 has reserved'),
  nodejs_external_memory_bytes: gauge('Memory of buffers and native objects'),
};
