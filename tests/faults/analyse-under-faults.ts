import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionContext } from 'ava';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { pseudoRandom } from '../builders/pseudo-random.js';
import { aClient } from '../services/support/client.js';
import { openInstallation, until, type Environment } from '../services/support/installation.js';
import { findings, verifyOutcome } from './outcome.js';
import type { Fault } from './faults.js';
import { immortalWeb, immortalWorker, type Immortal, type ImmortalWeb } from './immortal-processes.js';
import { strikeUntil } from './strike-until.js';
import type { Surroundings } from './surroundings.js';
import { uploadPatiently } from './upload-patiently.js';
import { whatWaits } from './what-waits.js';
import { withParts } from './with-parts.js';

export interface Processes {
  readonly webs: readonly ImmortalWeb[];
  readonly workers: readonly Immortal[];
}

export interface FaultRun {
  readonly webs: number;
  readonly workers: number;
  readonly videos: number;
  readonly seed: number;
  /** Settings beside those of the surroundings. */
  readonly env?: Environment;
  readonly faults: (processes: Processes) => readonly Fault[];
  /** From the last fault to the end of the last analysis. */
  readonly endLimitMs: number;
}

/**
 * Uploads videos, one after another, while every fault strikes at least once. Afterwards no video is lost or stuck, each has
 * what an undisturbed one has, once, and nothing is left behind.
 */
export const analyseUnderFaults = async (t: ExecutionContext, around: Surroundings, run: FaultRun): Promise<void> => {
  const past = stopwatch();
  await using house = await openInstallation(() => ({ ...around.env, ...patience, ...run.env }));
  await house.run('cli', ['storage-setup']).ended();
  await house.command('migrate');
  await house.command('seed');
  const webs: ImmortalWeb[] = [];
  while (webs.length < run.webs) webs.push(await immortalWeb(house));
  const onUnasked = (code: number | null): void => t.log(`a worker ended unasked with ${String(code)}`);
  const workers = Array.from({ length: run.workers }, () => immortalWorker(house, onUnasked));
  const [firstWeb] = webs;
  if (firstWeb === undefined) throw new RangeError('webs is at least 1.');
  const client = await aClient(house, firstWeb.url);
  const clients = webs.map(({ url }) => client.at(url));
  const film = await readFile(join(projectRoot, 'hosts/cli/demo/demo.mp4'));

  const readyMs = past();
  const random = pseudoRandom(run.seed);
  const statusOf = async (id: string): Promise<unknown> => {
    const { url } = webs[Math.floor(random() * webs.length)] ?? firstWeb;
    const answer = await client
      .at(url)
      .ask('GET', `/api/videos/${id}/`)
      .catch(() => undefined);
    return answer?.json['status'];
  };
  const undisturbed = await uploadPatiently([client], film, 0);
  await until(120_000, async () => (await statusOf(undisturbed)) === 'verification', 'the first analysis');
  t.deepEqual(house.said('"not-checked"'), [], 'every model answers when nothing fails');
  const expected = await withParts(house, (parts) => findings(parts, undisturbed));
  t.true(expected.length >= 3, 'the models give something to double');
  const firstDoneMs = past();

  let isOver = false;
  const striking = strikeUntil(run.faults({ webs, workers }), random, () => isOver);
  // Whoever waits for it below is told.
  striking.catch(() => undefined);
  const ids: string[] = [];
  try {
    for (let at = 1; at <= run.videos; at++) {
      ids.push(await uploadPatiently(clients, film, at));
      await sleep(random() * 3_000);
    }
  } finally {
    isOver = true;
  }
  const uploadedMs = past();
  const struck = await striking;
  const calmMs = past();
  const states = new Map<string, unknown>();
  await until(
    run.endLimitMs,
    async () => {
      await sleep(1_000);
      for (const id of ids) if (states.get(id) !== 'verification') states.set(id, await statusOf(id));
      return [...states.values()].every((state) => state === 'verification');
    },
    'the end of all analyses',
  ).catch(async (error: unknown) => {
    for (const [id, state] of states)
      if (state !== 'verification') t.log(`${id} is ${String(state)}`, ...house.said(id));
    t.log(await withParts(house, whatWaits));
    throw error;
  });

  const doneMs = past();
  t.log(`all done ${seconds(doneMs - calmMs)} after the last fault`);
  t.log(
    `ready after ${seconds(readyMs)}, the first analysis ${seconds(firstDoneMs)}, uploads ${seconds(uploadedMs)}, ` +
      `faults ${seconds(calmMs)}, all done ${seconds(doneMs)}`,
  );
  await withParts(house, (parts) => verifyOutcome(t, parts, { undisturbed, disturbed: ids, expected, client, around }));
  t.log(`${[...struck.values()].reduce((sum, times) => sum + times, 0)} faults: ${JSON.stringify([...struck])}`);
  const asked = new Set(around.replicate.created.map(({ version, input }) => version + JSON.stringify(input)));
  t.log(`${house.said('"not-checked"').length} answers given up`);
  t.log(`${around.replicate.created.length} predictions, ${asked.size} different; ${around.mail.taken.length} letters`);
};

const stopwatch = (): (() => number) => {
  const startedAt = performance.now();
  return () => performance.now() - startedAt;
};

const seconds = (ms: number): string => `${Math.round(ms / 1_000)} s`;

const many = '1000000';

const patience: Environment = {
  FRAME_EXTRACTION_FPS: '0.5',
  STAGE_MAX_ATTEMPTS: '1000',
  ...{ RATE_USER: many, RATE_ANON: many, RATE_UPLOAD: many, RATE_ANALYSIS: many },
  BASE_URL: 'http://localhost:8000',
  LOG_LEVEL: 'info',
};
