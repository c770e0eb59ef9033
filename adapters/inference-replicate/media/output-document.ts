import { ApiFailure } from '../api/api-failure.js';
import { readLimited } from '../api/read-limited.js';

/** Hosts that serve what models wrote: replicate.com/docs/topics/predictions/output-files. */
const outputHosts = /(^|\.)replicate\.delivery$/;

const isOutputUrl = (url: URL, apiOrigin: string): boolean =>
  url.origin === apiOrigin || (url.protocol === 'https:' && outputHosts.test(url.hostname));

/**
 * Models may answer with the URL of a JSON file instead of the JSON. Replicate removes such files an hour after the prediction.
 * Everything else comes back as it is. Throws `ApiFailure`.
 */
export const outputDocument = async (
  output: unknown,
  apiOrigin: string,
  fetchOutput: typeof fetch,
  signal: AbortSignal,
): Promise<unknown> => {
  if (typeof output !== 'string' || !/^https?:\/\/\S+\.json(\?\S*)?$/.test(output)) return output;
  const url = URL.canParse(output) ? new URL(output) : undefined;
  if (url === undefined || !isOutputUrl(url, apiOrigin))
    throw new ApiFailure('malformed', 'an output file on a foreign server');
  const answer = await fetchOutput(url.href, { signal });
  signal.throwIfAborted();
  if ([403, 404, 410].includes(answer.status))
    throw new ApiFailure('refused', `the output file has expired (${answer.status})`, 410);
  if (!answer.ok) throw new ApiFailure('network', `the output file could not be read (${answer.status})`);
  const text = Buffer.from(await readLimited(answer)).toString();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiFailure('malformed', `an output file that is no JSON: ${text.slice(0, 100)}`);
  }
};
