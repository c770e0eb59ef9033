import { createHash } from 'node:crypto';

/**
 * One name for "this model on this input", the same in every process. Presigned URLs differ in their query each time, so a
 * URL counts without it: frames lie under the hash of their content.
 */
export const fingerprint = (version: string, input: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify([version, canonical(input)]))
    .digest('hex')
    .slice(0, 40);

/** Whether `theirs` holds all of our input; the API may add defaults of its own. */
export const hasInput = (theirs: Readonly<Record<string, unknown>>, ours: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(ours).every(
    ([key, value]) => JSON.stringify(canonical(theirs[key])) === JSON.stringify(canonical(value)),
  );

const canonical = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/(https?:\/\/[^\s?#]+)[?#]\S*/g, '$1');
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  );
};
