import { inspect } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import {
  cappedSpend,
  createWebhookInbox,
  defaultModels,
  verifyWebhook,
  type Spend,
} from '../../adapters/inference-replicate/index.js';
import { createGuardedFetch } from '../../adapters/inference-replicate/api/guarded-fetch.js';
import { waitAskedFor } from '../../adapters/inference-replicate/api/retry-after.js';
import { systemTimers } from '../../adapters/inference-replicate/timers.js';
import { createNullLogger, createRecordingMetrics } from '../../adapters/in-memory/fakes/index.js';
import { createInMemoryPersistence } from '../../adapters/in-memory/persistence/index.js';
import { InferenceFault } from '../../application/ports/inference.js';
import type { Logger } from '../../application/ports/logger.js';
import { PersistenceFault } from '../../application/ports/unit-of-work.js';
import { labTimers, mapCache, openLab, type Lab } from './support/replicate-lab.js';
import { flaggedVersion, frameOf, freshFrame } from './support/replicate-models.js';
import type { Route } from './support/replicate-server.js';

const never = (): AbortSignal => new AbortController().signal;
const knife = () => freshFrame({ objects: { knife: 0.9 } });
const sent = ({ server }: Lab, route: Route): number => server.requests.filter((each) => each.route === route).length;
const version = (id: string): string => id.split(':')[1] ?? '';

/** What an operator would find in the log, or a debugger in a fault: never the token. */
const assertNoToken = (t: ExecutionContext, lab: Lab, error: unknown): void => {
  t.false(inspect(error, { depth: 20, showHidden: true }).includes(lab.server.token));
};

const faultOf = async (
  t: ExecutionContext,
  lab: Lab,
  work: Promise<unknown>,
  message: RegExp,
): Promise<InferenceFault> => {
  const fault = await t.throwsAsync(work, { instanceOf: InferenceFault, message });
  assertNoToken(t, lab, fault);
  return fault;
};

/** Gives what is under way its turn until it holds; fails after a minute. */
const until = async (holds: () => boolean): Promise<void> => {
  const limit = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error('it never came to hold');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

// ---- nothing is paid for twice -------------------------------------------------------------------------------------------

for (const trouble of [
  { name: 'a connection dropped after Replicate accepted', is: { kind: 'drop', when: 'after' } },
  { name: 'a connection dropped amid the answer', is: { kind: 'drop', when: 'amid-answer' } },
  { name: 'a gateway timeout after Replicate accepted', is: { kind: 'gateway-timeout-after' } },
  { name: 'an answer that is no JSON', is: { kind: 'garbage' }, isLost: true },
  { name: 'a connection dropped before Replicate accepted', is: { kind: 'drop', when: 'before' }, isLost: true },
] as const)
  test(`${trouble.name}: one prediction is paid for, and its answer is had`, async (t) => {
    await using lab = await openLab();
    lab.server.trouble('create', trouble.is);
    const { signals, microUsd } = await lab.inference.objects.analyse(knife(), never());
    t.is(signals.length, 1);
    t.true(microUsd > 0);
    t.is(lab.server.created.length, 1);
    // What was accepted is found in the list; what was not is created again only after the list did not have it three times.
    t.is(sent(lab, 'create'), 'isLost' in trouble ? 2 : 1);
    t.is(sent(lab, 'list'), 'isLost' in trouble ? 3 : 1);
    t.is(lab.ended.length, 1);
  });

test('a lost prediction is found behind the pages of other ones, and another frame is not taken for it', async (t) => {
  await using lab = await openLab();
  const [mine, others] = [knife(), Array.from({ length: 7 }, () => knife())];
  for (const other of others.slice(0, 3)) await lab.inference.objects.analyse(other, never());
  lab.server.pageSize = 2;
  lab.server.trouble('create', { kind: 'drop', when: 'after' });
  const analysing = lab.inference.objects.analyse(mine, never());
  await Promise.all([analysing, ...others.slice(3).map((other) => lab.inference.objects.analyse(other, never()))]);
  t.is(lab.server.created.length, 8);
  t.is(new Set(lab.server.created.map(({ input }) => String(input['image']).split('?')[0])).size, 8);
});

test('while nobody can say whether it was accepted nothing is created; the next try finds it', async (t) => {
  await using lab = await openLab({ limits: { requestAttempts: 2 } });
  const frame = knife();
  lab.server.trouble('create', { kind: 'drop', when: 'after' });
  lab.server.trouble('list', { kind: 'status', status: 503 }, 2);
  const fault = await faultOf(
    t,
    lab,
    lab.inference.objects.analyse(frame, never()),
    /adirik\/grounding-dino: list predictions/,
  );
  t.false(fault.isFinal);
  t.true(fault.isOutage);
  t.is(sent(lab, 'create'), 1);
  t.is((await lab.restart().objects.analyse(frame, never())).signals.length, 1);
  t.is(lab.server.created.length, 1);
  t.is(sent(lab, 'create'), 1);
});

test('a worker that restarts waits for the prediction that its forerunner paid for, and a stage that repeats asks nothing', async (t) => {
  await using lab = await openLab({ limits: { requestAttempts: 1 } });
  lab.server.runMs = 20_000;
  lab.server.trouble('get', { kind: 'drop', when: 'before' }, 1);
  const frame = knife();
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /get a prediction: network/);
  t.deepEqual(lab.server.cancelled, []);
  const first = await lab.restart().objects.analyse(frame, never());
  const before = lab.server.requests.length;
  const again = await lab.restart().objects.analyse({ ...frame, interval: { startMs: 9_000, endMs: 9_500 } }, never());
  t.is(lab.server.requests.length, before);
  t.is(lab.server.created.length, 1);
  t.deepEqual(
    again.signals,
    first.signals.map((signal) => ({ ...signal, interval: { startMs: 9_000, endMs: 9_500 } })),
  );
  // The stage that repeats is told the cost that its failed try could not report; another video's is not.
  t.is(again.microUsd, first.microUsd);
  const elsewhere = await lab
    .restart()
    .objects.analyse(frameOf({}, { ...frame, key: 'artifacts/video-2/frame/1.jpg' }), never());
  t.is(elsewhere.microUsd, 0);
});

test('the same frame twice at a time is one prediction; one who leaves does not take it from the other', async (t) => {
  await using lab = await openLab();
  lab.server.runMs = 60_000;
  lab.timers.isFrozen = true;
  const [frame, leaving] = [knife(), new AbortController()];
  const left = lab.inference.objects.analyse(frame, leaving.signal);
  const stays = new AbortController();
  const staying = lab.inference.objects.analyse(frame, stays.signal);
  await until(() => lab.server.created.length === 1);
  leaving.abort(new Error('left'));
  await t.throwsAsync(left, { message: 'left' });
  t.deepEqual(lab.server.cancelled, []);
  stays.abort(new Error('left too'));
  await t.throwsAsync(staying, { message: 'left too' });
  await until(() => lab.server.cancelled.length === 1);
  t.is(lab.server.created.length, 1);
});

test('one who leaves while the prediction is being created does not take it from the other', async (t) => {
  await using lab = await openLab();
  lab.server.runMs = 60_000;
  const [frame, leaving] = [knife(), new AbortController()];
  const slow: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === 'POST') await new Promise((resolve) => setTimeout(resolve, 50));
    return answer;
  };
  const { objects } = lab.restart({ fetch: slow });
  const left = objects.analyse(frame, leaving.signal);
  const staying = objects.analyse(frame, never());
  await until(() => lab.server.created.length === 1);
  leaving.abort(new Error('left'));
  await t.throwsAsync(left, { message: 'left' });
  t.is((await staying).signals.length, 1);
  t.deepEqual(lab.server.cancelled, []);
});

test('an aborted prediction is cancelled and what it ran is counted, also when the abort came before its id', async (t) => {
  await using lab = await openLab();
  lab.server.runMs = 60_000;
  const controller = new AbortController();
  const analysing = lab.inference.objects.analyse(knife(), controller.signal);
  await until(() => lab.server.created.length === 1);
  controller.abort(new Error('cancelled by a person'));
  await t.throwsAsync(analysing, { message: 'cancelled by a person' });
  await lab.inference[Symbol.asyncDispose]();
  t.deepEqual(lab.server.cancelled, [lab.server.created[0]?.id]);
  t.is(lab.ended[0]?.status, 'canceled');
  const slow: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === 'POST') await new Promise((resolve) => setTimeout(resolve, 50));
    return answer;
  };
  const early = new AbortController();
  const other = lab.restart({ fetch: slow }).objects.analyse(knife(), early.signal);
  await until(() => lab.server.created.length === 2);
  early.abort(new Error('at once'));
  await t.throwsAsync(other, { message: 'at once' });
  await until(() => lab.server.cancelled.length === 2);
  t.is(lab.server.created.length, 2);
});

// ---- bad weather -----------------------------------------------------------------------------------------------------------

test('a storm of 429 is waited out as Retry-After says, for all requests, and nothing is created twice', async (t) => {
  await using lab = await openLab();
  lab.server.trouble('create', { kind: 'status', status: 429, retryAfter: '30' }, 3);
  const begun = lab.timers.at;
  await lab.inference.objects.analyse(knife(), never());
  t.true(lab.timers.at - begun >= 90_000);
  t.is(lab.server.created.length, 1);
  t.is(sent(lab, 'list'), 0);
});

test('a storm that does not end is a fault, and the next try creates the prediction', async (t) => {
  await using lab = await openLab({ limits: { requestAttempts: 3 } });
  const frame = knife();
  lab.server.trouble('create', { kind: 'status', status: 429, retryAfter: '1' }, 3);
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /throttled|429/);
  t.is(sent(lab, 'create'), 3);
  t.is(lab.server.created.length, 0);
  t.is((await lab.inference.objects.analyse(frame, never())).signals.length, 1);
});

test('Retry-After is seconds or a date', (t) => {
  const now = Date.parse('2026-11-21T10:00:00Z');
  t.is(waitAskedFor('30', now), 30_000);
  t.is(waitAskedFor('Sat, 21 Nov 2026 10:00:05 GMT', now), 5_000);
  t.is(waitAskedFor('Sat, 21 Nov 2026 09:00:00 GMT', now), 0);
  t.is(waitAskedFor('soon', now), undefined);
  t.is(waitAskedFor(null, now), undefined);
});

test('errors of the server and dropped connections during the wait are ridden out', async (t) => {
  await using lab = await openLab();
  lab.server.runMs = 30_000;
  lab.server.trouble('get', { kind: 'status', status: 502 }, 2);
  lab.server.trouble('get', { kind: 'drop', when: 'amid-answer' }, 1);
  t.is((await lab.inference.objects.analyse(knife(), never())).signals.length, 1);
  t.is(lab.server.created.length, 1);
});

test('a cold start is waited for, and not paid for', async (t) => {
  await using lab = await openLab();
  lab.server.bootMs = 200_000;
  const { modelMs, microUsd } = await lab.inference.nsfw.analyse(freshFrame({ nsfw: true }), never());
  t.is(modelMs, 400);
  // 0.4 s on a T4.
  t.is(microUsd, 90);
  t.true(lab.timers.slept.every((ms) => ms <= 10_000));
});

test('what is stuck at its start is cancelled and costs nothing; its deadline is with Replicate too', async (t) => {
  await using lab = await openLab({ limits: { startTimeoutMs: 60_000 } });
  lab.server.bootMs = 900_000;
  await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /grounding-dino did not start within 60 s/);
  await lab.inference[Symbol.asyncDispose]();
  t.is(lab.server.cancelled.length, 1);
  t.like(lab.ended[0], { status: 'canceled', microUsd: 0 });
  t.is(lab.server.requests.find(({ route }) => route === 'create')?.headers['cancel-after'], '1560s');
});

test('what runs too long is cancelled and paid for as far as it ran', async (t) => {
  await using lab = await openLab({ limits: { frameTimeoutMs: 10_000 } });
  lab.server.runMs = 900_000;
  await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /did not finish within 10 s/);
  await lab.inference[Symbol.asyncDispose]();
  t.is(lab.server.cancelled.length, 1);
  const [ended] = lab.ended;
  t.true(ended !== undefined && ended.modelMs >= 10_000 && ended.microUsd === Math.ceil((ended.modelMs / 1_000) * 975));
});

test('a request that hangs is given up', async (t) => {
  await using lab = await openLab({ limits: { requestTimeoutMs: 2_000, waitS: 0 } });
  lab.server.trouble('create', { kind: 'hang' });
  t.is((await lab.inference.objects.analyse(knife(), never())).signals.length, 1);
  t.is(lab.server.created.length, 1);
});

test('after many failures nothing is sent for a while; then it is tried again', async (t) => {
  await using lab = await openLab({ limits: { requestAttempts: 1, breakAfter: 3, breakMs: 5_000 } });
  lab.server.trouble('create', { kind: 'status', status: 500 }, 3);
  lab.server.trouble('list', { kind: 'status', status: 500 }, 3);
  for (let i = 0; i < 2; i++)
    await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /server|50|circuit/);
  const before = lab.server.requests.length;
  const fault = await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /nothing is sent for a while/);
  t.false(fault.isFinal);
  t.true(fault.isOutage);
  t.is(lab.server.requests.length, before);
  const limit = Date.now() + 60_000;
  let signals: readonly unknown[] = [];
  while (signals.length === 0 && Date.now() < limit) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    signals = await lab.inference.objects.analyse(knife(), never()).then(
      (judged) => judged.signals,
      () => [],
    );
  }
  t.is(signals.length, 1);
});

test('an answer that does not end is not read to the end', async (t) => {
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(4 * 1024 * 1024)),
  });
  const guarded = createGuardedFetch({
    fetch: async () => new Response(endless),
    timers: labTimers(),
    requestTimeoutMs: 10_000,
    attempts: 1,
    breakAfter: 10,
    breakMs: 10,
    cancelAfter: '1s',
  });
  const answer = await guarded('http://127.0.0.1/', { method: 'GET' });
  t.is(answer.status, 424);
  t.is(answer.headers.get('x-failure-kind'), 'malformed');
});

// ---- answers that are of no use ---------------------------------------------------------------------------------------------

test('an output of another form is a fault with the name of the model and a few of its words; the next try asks anew', async (t) => {
  await using lab = await openLab();
  const model = { version: version(defaultModels.objects), required: ['image'] };
  const long = 'word '.repeat(1_000);
  for (const output of [
    { boxes: [] },
    long,
    [1, 2],
    { detections: [{ label: 'knife', confidence: 7, bbox: [0, 0, 1, 1] }] },
  ]) {
    lab.server.models.set('adirik/grounding-dino', { ...model, run: () => output });
    const fault = await faultOf(
      t,
      lab,
      lab.inference.objects.analyse(knife(), never()),
      /^adirik\/grounding-dino gave an output that cannot/,
    );
    t.true(fault.message.length < 600);
    t.true(fault.message.includes(typeof output === 'string' ? 'word word' : JSON.stringify(output).slice(0, 40)));
  }
  const frame = knife();
  lab.server.models.set('adirik/grounding-dino', { ...model, run: () => 'nonsense' });
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /nonsense/);
  const created = lab.server.created.length;
  lab.server.models.set('adirik/grounding-dino', { ...model, run: () => ({ detections: [] }) });
  t.deepEqual((await lab.inference.objects.analyse(frame, never())).signals, []);
  t.is(lab.server.created.length, created + 1);
});

test('a class that nobody knows does not pass for harmless', async (t) => {
  const id = `somebody/classifier:${'4'.repeat(64)}`;
  await using lab = await openLab({ models: { violence: { id, format: 'class-scores' } } });
  lab.server.models.set('somebody/classifier', {
    version: '4'.repeat(64),
    required: ['image'],
    run: () => [{ label: 'LABEL_1', score: 0.99 }],
  });
  await faultOf(t, lab, lab.inference.violence.analyse(freshFrame(), never()), /a class that nobody knows: LABEL_1/);
});

test('an output in a file is read; an expired, broken or foreign one is a fault, and the next try asks anew', async (t) => {
  await using lab = await openLab();
  const model = { version: version(defaultModels.objects), required: ['image'] };
  const found = { detections: [{ label: 'knife', confidence: 0.9, bbox: [0, 0, 64, 36] }] };
  const answer = (output: unknown): void =>
    void lab.server.models.set('adirik/grounding-dino', { ...model, run: () => output });
  answer(lab.server.writeOutput(found));
  t.is((await lab.inference.objects.analyse(knife(), never())).signals.length, 1);
  const frame = knife();
  answer(new URL('/output/expired.json', lab.server.baseUrl).href);
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /the output file has expired/);
  answer(lab.server.writeOutput('<html>'));
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /no JSON: <html>/);
  answer('https://169.254.169.254/latest/meta-data.json');
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /a foreign server/);
  answer(found);
  t.is((await lab.inference.objects.analyse(frame, never())).signals.length, 1);
});

test('an answer that Replicate removed after its hour is asked for anew', async (t) => {
  await using lab = await openLab({ limits: { requestAttempts: 1 } });
  lab.server.runMs = 20_000;
  lab.server.trouble('get', { kind: 'drop', when: 'before' });
  const frame = knife();
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /network/);
  lab.timers.at += 2 * 3_600_000;
  t.is((await lab.restart().objects.analyse(frame, never())).signals.length, 1);
  t.is(lab.server.created.length, 2);
});

test('a prediction that fails is a fault with its words, is paid for, and is not asked for again as it is', async (t) => {
  await using lab = await openLab();
  const model = { version: version(defaultModels.objects), required: ['image'] };
  const frame = knife();
  lab.server.models.set('adirik/grounding-dino', {
    ...model,
    run: () => {
      throw new Error('CUDA out of memory');
    },
  });
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /grounding-dino failed: CUDA out of memory/);
  t.like(lab.ended[0], { status: 'failed', modelMs: 400, microUsd: 390, scope: 'artifacts/video-1', check: 'objects' });
  lab.server.models.set('adirik/grounding-dino', { ...model, run: () => ({ detections: [] }) });
  await lab.inference.objects.analyse(frame, never());
  t.is(lab.server.created.length, 2);
});

test('an input that Replicate refuses is a fault that no other try cures', async (t) => {
  await using lab = await openLab({ models: { objects: `adirik/grounding-dino:${'9'.repeat(64)}` } });
  const fault = await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /422/);
  t.true(fault.isFinal);
  t.is(lab.server.created.length, 0);
});

// ---- money -----------------------------------------------------------------------------------------------------------------

/** A budget as the database keeps it. */
const budgetOf = (capMicroUsd: number) => {
  const { modelSpend } = createInMemoryPersistence();
  return {
    spend: cappedSpend(modelSpend, capMicroUsd),
    /** Spent and set aside: with nothing more, a cap of just that is kept, and one that is lower is not. */
    hasSpent: async (scope: string, microUsd: number): Promise<boolean> =>
      (await modelSpend.reserve(scope, 0, microUsd)) !== undefined &&
      (microUsd === 0 || (await modelSpend.reserve(scope, 0, microUsd - 1)) === undefined),
  };
};

test('a video whose budget is used up pays for nothing more, which no other try cures; other videos go on', async (t) => {
  const { spend, hasSpent } = budgetOf(1_200);
  await using lab = await openLab({ spend });
  // 390 each, 975 set aside for each while it runs.
  t.is((await lab.inference.objects.analyse(knife(), never())).microUsd, 390);
  t.true(await hasSpent('artifacts/video-1', 390));
  for (const { objects } of [lab.inference, lab.restart()]) {
    const fault = await faultOf(t, lab, objects.analyse(knife(), never()), /the budget of this video/);
    t.true(fault.isFinal);
  }
  t.is(lab.server.created.length, 1);
  t.true(await hasSpent('artifacts/video-1', 390));
  const other = frameOf({ objects: { knife: 0.9 }, text: ['other'] }, { key: 'artifacts/video-2/frame/1.jpg' });
  t.is((await lab.inference.objects.analyse(other, never())).signals.length, 1);
  t.throws(() => cappedSpend(createInMemoryPersistence().modelSpend, -1), { instanceOf: RangeError });
});

test('frames at once, of two processes, are begun only as far as the budget of their video goes', async (t) => {
  const { spend } = budgetOf(4 * 975);
  await using lab = await openLab({ spend });
  const [one, other] = [lab.inference, lab.restart()];
  const asked = Array.from({ length: 12 }, (_, turn) =>
    (turn % 2 === 0 ? one : other).objects.analyse(knife(), never()),
  );
  const answers = await Promise.allSettled(asked);
  const paid = answers.filter(({ status }) => status === 'fulfilled').length;
  t.is(lab.server.created.length, paid);
  t.true(paid >= 4);
  t.true(lab.ended.reduce((sum, { microUsd }) => sum + microUsd, 0) <= 4 * 975);
});

for (const { wasCreated, look } of [
  { wasCreated: true, look: 503 },
  { wasCreated: true, look: 401 },
  { wasCreated: false, look: 503 },
])
  test(`what may have been created stays set aside until a look that ${look} prevented tells: ${wasCreated ? 'it was' : 'it was not'}`, async (t) => {
    const { spend, hasSpent } = budgetOf(10_000);
    await using lab = await openLab({ spend, limits: { requestAttempts: 1 } });
    const frame = knife();
    lab.server.trouble('create', { kind: 'drop', when: wasCreated ? 'after' : 'before' });
    lab.server.trouble('list', { kind: 'status', status: look }, 1);
    const fault = await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /list predictions/);
    t.like(fault, { isOutage: true, isFinal: false });
    t.true(await hasSpent('artifacts/video-1', 975));
    t.is((await lab.inference.objects.analyse(frame, never())).microUsd, 390);
    t.true(await hasSpent('artifacts/video-1', 390));
    t.is(lab.server.created.length, 1);
  });

test('where the budget cannot be asked nothing is created; the next try goes on', async (t) => {
  const { spend } = budgetOf(1_200);
  let isAway = true;
  const away = new PersistenceFault('the database did not answer');
  const reserve: Spend['reserve'] = (...given) => (isAway ? Promise.reject(away) : spend.reserve(...given));
  await using lab = await openLab({ spend: { reserve } });
  const frame = knife();
  const fault = await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /cannot be asked/);
  t.like(fault, { cause: away, isOutage: true, isFinal: false });
  t.is(sent(lab, 'create'), 0);
  isAway = false;
  t.is((await lab.inference.objects.analyse(frame, never())).microUsd, 390);
});

test('a cost that could not be written is no answer lost: the next try has it unpaid, and its estimate stays spent', async (t) => {
  const { spend, hasSpent } = budgetOf(10_000);
  let isAway = true;
  const away = new PersistenceFault('the database did not answer');
  const reserve: Spend['reserve'] = async (...given) => {
    const reservation = await spend.reserve(...given);
    return reservation && { settle: (cost) => (isAway ? Promise.reject(away) : reservation.settle(cost)) };
  };
  await using lab = await openLab({ spend: { reserve } });
  const frame = knife();
  const fault = await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /cannot be asked/);
  t.like(fault, { cause: away, isOutage: true, isFinal: false });
  t.is(lab.ended.length, 0);
  isAway = false;
  t.is((await lab.inference.objects.analyse(frame, never())).microUsd, 390);
  t.is(lab.server.created.length, 1);
  t.is(lab.ended.length, 1);
  t.true(await hasSpent('artifacts/video-1', 975 + 390));
});

test('a creation that was refused gives its estimate back, unless the store is away, and is told as what it was', async (t) => {
  const { spend, hasSpent } = budgetOf(10_000);
  const away = new PersistenceFault('the database did not answer');
  await using lab = await openLab({ spend, models: { objects: `adirik/grounding-dino:${'9'.repeat(64)}` } });
  await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /422/);
  t.true(await hasSpent('artifacts/video-1', 0));
  const reserve: Spend['reserve'] = async (...given) =>
    (await spend.reserve(...given)) && { settle: () => Promise.reject(away) };
  await faultOf(t, lab, lab.restart({ spend: { reserve } }).objects.analyse(knife(), never()), /422/);
  t.true(await hasSpent('artifacts/video-1', 975));
});

test('every prediction is counted once, with its time and its price', async (t) => {
  const metrics = createRecordingMetrics();
  await using lab = await openLab({
    metrics,
    models: { nsfw: { id: defaultModels.nsfw, price: { microUsdPerRun: 777 } } },
  });
  await lab.inference.objects.analyse(knife(), never());
  await lab.inference.nsfw.analyse(freshFrame(), never());
  t.deepEqual(
    lab.ended.map(({ check, status, modelMs, microUsd }) => [check, status, modelMs, microUsd]),
    [
      ['objects', 'succeeded', 400, 390],
      ['nsfw', 'succeeded', 400, 777],
    ],
  );
  t.true(inspect(metrics, { depth: 9 }).includes('model_cost_micro_usd_total'));
});

// ---- several frames in one prediction ------------------------------------------------------------------------------------------

test('frames that come together share a prediction and its price; a frame whose caller left is not sent', async (t) => {
  await using lab = await openLab({ models: { nsfw: `zhixindev/nsfw-image-detection-2026:${flaggedVersion}` } });
  const frames = Array.from({ length: 5 }, (_, i) => freshFrame({ nsfw: i === 2 }));
  const leaving = new AbortController();
  const left = lab.inference.nsfw.analyse(freshFrame(), leaving.signal);
  const judging = Promise.all(frames.map((frame) => lab.inference.nsfw.analyse(frame, never())));
  leaving.abort(new Error('left'));
  await t.throwsAsync(left, { message: 'left' });
  const judged = await judging;
  t.is(lab.server.created.length, 1);
  t.deepEqual(
    judged.map(({ signals }) => signals.length),
    [0, 0, 1, 0, 0],
  );
  t.is(
    judged.reduce((sum, { microUsd }) => sum + microUsd, 0),
    lab.ended[0]?.microUsd ?? -1,
  );
  const input = lab.server.created[0]?.input['input_images'];
  t.true(Array.isArray(input) && input.length === 5);
  // The stage comes again with one frame more: only that one is paid for.
  const again = [...frames, freshFrame()];
  await Promise.all(again.map((frame) => lab.inference.nsfw.analyse(frame, never())));
  const last = lab.server.created[1]?.input['input_images'];
  t.is(lab.server.created.length, 2);
  t.true(Array.isArray(last) && last.length === 1);
});

test('a batch that is answered in part is a fault for each of its frames', async (t) => {
  await using lab = await openLab({ models: { nsfw: `zhixindev/nsfw-image-detection-2026:${flaggedVersion}` } });
  lab.server.models.set('zhixindev/nsfw-image-detection-2026', {
    version: flaggedVersion,
    required: [],
    run: () => [],
  });
  const judged = await Promise.allSettled(
    [freshFrame(), freshFrame()].map((frame) => lab.inference.nsfw.analyse(frame, never())),
  );
  t.true(judged.every((each) => each.status === 'rejected' && each.reason instanceof InferenceFault));
});

test('no more predictions run at once than allowed', async (t) => {
  await using lab = await openLab({ limits: { predictionsAtOnce: 2 } });
  let [running, most] = [0, 0];
  const counting: typeof fetch = async (input, init) => {
    if (init?.method !== 'POST') return fetch(input, init);
    most = Math.max(most, ++running);
    return fetch(input, init).finally(() => running--);
  };
  const inference = lab.restart({ fetch: counting });
  await Promise.all(Array.from({ length: 12 }, () => inference.objects.analyse(knife(), never())));
  t.is(most, 2);
});

// ---- webhooks ------------------------------------------------------------------------------------------------------------------

test('a webhook is believed when it was signed lately with a secret of ours', async (t) => {
  await using lab = await openLab({ webhookUrl: 'https://app.test/hooks/replicate' });
  await lab.inference.objects.analyse(knife(), never());
  const { server, timers } = lab;
  const message = server.signed(server.created[0]?.id ?? '');
  const options = { secrets: [server.webhookSecret], nowMs: timers.now() };
  const kindOf = (over: object, more: object = {}): string => {
    const verified = verifyWebhook({ ...message, ...more }, { ...options, ...over });
    return verified.ok ? 'ok' : verified.refusal.kind;
  };
  const other = `whsec_${Buffer.from('another secret of 24 byt').toString('base64')}`;
  t.is(kindOf({}), 'ok');
  t.is(kindOf({}, { rawBody: Buffer.from(message.rawBody) }), 'ok');
  t.is(kindOf({ secrets: [other, server.webhookSecret] }), 'ok');
  t.is(kindOf({ secrets: [other] }), 'webhook-signature-wrong');
  t.is(kindOf({}, { rawBody: `${message.rawBody} ` }), 'webhook-signature-wrong');
  t.is(kindOf({ nowMs: timers.now() + 299_000 }), 'ok');
  t.is(kindOf({ nowMs: timers.now() + 302_000 }), 'webhook-timestamp-out-of-range');
  t.is(kindOf({ nowMs: timers.now() - 302_000 }), 'webhook-timestamp-out-of-range');
  const { headers } = message;
  t.is(kindOf({}, { headers: { ...headers, 'webhook-timestamp': 'soon' } }), 'webhook-timestamp-out-of-range');
  t.is(kindOf({}, { headers: { ...headers, 'webhook-id': undefined } }), 'webhook-header-missing');
  t.is(kindOf({}, { headers: { ...headers, 'webhook-id': 'msg_other' } }), 'webhook-signature-wrong');
  t.is(kindOf({}, { headers: { ...headers, 'webhook-signature': 'v1,AAAA v2,x v1,' } }), 'webhook-signature-wrong');
  const several = { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature'] ?? ''}` };
  t.is(kindOf({}, { headers: several }), 'ok');
});

test('a message is acted on once; a replayed, a forged and a broken one have no effect', async (t) => {
  await using lab = await openLab({ webhookUrl: 'https://app.test/hooks/replicate' });
  await lab.inference.objects.analyse(knife(), never());
  const { server, timers } = lab;
  const announced: string[] = [];
  const inbox = createWebhookInbox({
    secrets: [server.webhookSecret],
    cache: mapCache(),
    announce: (id) => announced.push(id),
    now: () => timers.now(),
  });
  const id = server.created[0]?.id ?? '';
  const message = server.signed(id);
  const kindOf = async (given: typeof message): Promise<string> => {
    const received = await inbox.receive(given);
    return received.ok ? received.value.status : received.refusal.kind;
  };
  t.deepEqual(await Promise.all([kindOf(message), kindOf(message)]), ['succeeded', 'webhook-replayed']);
  t.is(await kindOf(message), 'webhook-replayed');
  t.is(await kindOf(server.signed(id, `whsec_${Buffer.alloc(24).toString('base64')}`)), 'webhook-signature-wrong');
  t.is(await kindOf(server.signed('unheard-of')), 'webhook-body-malformed');
  t.deepEqual(announced, [id]);
  t.throws(() => createWebhookInbox({ secrets: [], cache: mapCache() }), { instanceOf: RangeError });
});

test('a webhook wakes who waits, so that no pause is waited out', async (t) => {
  await using lab = await openLab({ webhookUrl: 'https://app.test/hooks/replicate' });
  const { server, timers, cache } = lab;
  server.runMs = 60_000;
  timers.isFrozen = true;
  const analysing = lab.inference.objects.analyse(knife(), never());
  await until(() => server.created.length === 1 && [...cache.entries.values()].some((value) => value.includes('"id"')));
  timers.at += 120_000;
  const inbox = createWebhookInbox({
    secrets: [server.webhookSecret],
    cache,
    announce: lab.inference.announce,
    now: () => timers.now(),
  });
  t.true((await inbox.receive(server.signed(server.created[0]?.id ?? ''))).ok);
  t.is((await analysing).signals.length, 1);
});

test('a webhook tells the id of a prediction whose creation nobody heard of, to any process', async (t) => {
  await using lab = await openLab({ webhookUrl: 'https://app.test/hooks/replicate', limits: { requestAttempts: 1 } });
  const { server, cache, timers } = lab;
  const frame = knife();
  server.trouble('create', { kind: 'drop', when: 'after' });
  server.trouble('list', { kind: 'status', status: 500 }, 1);
  await faultOf(t, lab, lab.inference.objects.analyse(frame, never()), /list predictions/);
  const inbox = createWebhookInbox({ secrets: [server.webhookSecret], cache, now: () => timers.now() });
  t.true((await inbox.receive(server.signed(server.created[0]?.id ?? ''))).ok);
  t.is((await lab.restart().objects.analyse(frame, never())).signals.length, 1);
  t.is(server.created.length, 1);
  t.is(sent(lab, 'list'), 1);
});

// ---- words and time ------------------------------------------------------------------------------------------------------------

test('no log line has the token or a picture', async (t) => {
  const lines: unknown[] = [];
  const write = (...line: unknown[]): void => void lines.push(line);
  const logger: Logger = { ...createNullLogger(), warn: write, error: write, info: write, debug: write };
  await using lab = await openLab({ logger, limits: { requestAttempts: 1, startTimeoutMs: 1_000 } });
  lab.server.trouble('create', { kind: 'drop', when: 'after' });
  lab.server.trouble('cancel', { kind: 'status', status: 500 });
  lab.server.bootMs = 600_000;
  await faultOf(t, lab, lab.inference.objects.analyse(knife(), never()), /did not start/);
  await lab.inference[Symbol.asyncDispose]();
  t.true(lines.length >= 2);
  const text = inspect(lines, { depth: 20 });
  t.false(text.includes(lab.server.token));
  t.false(text.includes('base64'));
});

test('the real timers sleep, and an abort wakes them with its reason', async (t) => {
  const begun = systemTimers.now();
  await systemTimers.sleep(15);
  t.true(systemTimers.now() - begun >= 10);
  const controller = new AbortController();
  const sleeping = systemTimers.sleep(60_000, controller.signal);
  controller.abort(new Error('enough'));
  await t.throwsAsync(sleeping, { message: 'enough' });
  t.true(systemTimers.random() < 1);
});
