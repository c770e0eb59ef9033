import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { otherBytes, videoForm, type Client } from '../services/support/client.js';

const uploadTries = 60;

/** As a patient program does it: the same key until there is an answer, by way of any host; returns the video's id. */
export const uploadPatiently = async (clients: readonly Client[], film: Uint8Array, mark: number): Promise<string> => {
  const key = randomUUID();
  const problems: string[] = [];
  for (let tries = 0; tries < uploadTries; tries++) {
    const client = clients[tries % clients.length];
    if (client === undefined) throw new Error('no client');
    try {
      const answer = await client.ask('POST', '/api/videos/', {
        headers: { 'idempotency-key': key },
        body: videoForm(client, otherBytes(film, mark), `Пирог ${mark}`),
      });
      if (answer.status === 201) return String(answer.json['id']);
      problems.push(`${answer.status} ${String(answer.json['code'])}`);
      if (answer.status < 500 && answer.status !== 409 && answer.status !== 429) break;
    } catch (error) {
      problems.push(error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error));
    }
    await sleep(500);
  }
  throw new Error(`video ${mark} was not taken: ${problems.join('; ')}`);
};
