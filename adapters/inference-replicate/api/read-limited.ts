import { ApiFailure } from './api-failure.js';

/** Two hours of words with their times stay below this; more is not an answer. */
const mostBytes = 32 * 1024 * 1024;

/** The whole body, with bounded memory. */
export const readLimited = async (answer: Response, limit = mostBytes): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    // Leaving the loop cancels the body.
    if (size > limit) throw new ApiFailure('malformed', `an answer of more than ${limit} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};
