import autocannon from 'autocannon';

export interface LoadFigures {
  readonly requestsPerSecond: number;
  readonly p99Ms: number;
}

/** Ten connections that ask one after another for as long as is said. Throws when anything but 200 comes back. */
export const loadOf = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<LoadFigures> => {
  const result = await autocannon({ url, headers: { ...headers }, connections: 10, duration: seconds, timeout: 30 });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} requests failed`);
  return { requestsPerSecond: result.requests.total / result.duration, p99Ms: result.latency.p99 };
};
