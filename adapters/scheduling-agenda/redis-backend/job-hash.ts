import type { JobRow } from '../job-row.js';

type Hash = Readonly<Record<string, string>>;

/** The flat list of a script or the object of a command; nothing when there is no such job. */
export const fromHash = (answer: unknown): JobRow | undefined => {
  const hash: Hash = Array.isArray(answer) ? pairs(answer as string[]) : (answer as Hash);
  const { id, name, data, attributes } = hash;
  if (id === undefined || name === undefined || data === undefined || attributes === undefined) return undefined;
  const number = (field: string): number | null => (hash[field] ? Number(hash[field]) : null);
  return {
    id,
    name,
    type: hash['type'] === 'single' ? 'single' : 'normal',
    priority: number('priority') ?? 0,
    next_run_at: number('next_run_at'),
    data,
    attributes,
    locked_at: number('locked_at'),
    locked_by: hash['locked_by'] ?? null,
    last_run_at: number('last_run_at'),
    last_finished_at: number('last_finished_at'),
    failed_at: number('failed_at'),
    fail_count: number('fail_count'),
    fail_reason: hash['fail_reason'] ?? null,
  };
};

const pairs = (list: readonly string[]): Hash =>
  Object.fromEntries(list.flatMap((name, i) => (i % 2 === 0 ? [[name, list[i + 1] ?? '']] : [])));
