/** RFC 9110 10.2.3: seconds or a date, here in ms from `nowMs`; undefined when the header is neither. */
export const waitAskedFor = (header: string | null, nowMs: number): number | undefined => {
  if (header === null) return undefined;
  const seconds = Number(header);
  if (header.trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
};
