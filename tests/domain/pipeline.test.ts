import test from 'ava';
import { fc } from '../builders/properties.js';
import {
  attemptLimitMs,
  defaultAttemptPolicy,
  restMs,
  type AttemptPolicy,
} from '../../domain/pipeline/attempt-policy.js';
import {
  claimStage,
  completeStage,
  failExecution,
  faultStage,
  handBackStage,
  isLastTry,
  newExecution,
  renewLease,
  startableStages,
  type AttemptFault,
} from '../../domain/pipeline/execution-decisions.js';
import type { PipelineExecution } from '../../domain/pipeline/pipeline-execution.js';
import { workersAtWork, workerStateOf } from '../../domain/pipeline/worker.js';
import { workloadOf } from '../../domain/pipeline/workload.js';
import { noCost } from '../../domain/pipeline/stage-cost.js';
import { stageNames, stageNeeds, type StageName } from '../../domain/pipeline/stage.js';
import { workerId, type WorkerId } from '../../domain/shared/ids.js';
import { plusMs, type Instant } from '../../domain/shared/instant.js';
import { aRunningStage } from '../builders/an-execution.js';
import { aWorker } from '../builders/a-worker.js';
import { atNoon, noon } from '../builders/moments.js';
import { knownIds } from '../builders/known-ids.js';

const policy: AttemptPolicy = {
  ...defaultAttemptPolicy,
  ...{ maxAttempts: 3, maxOutages: 2, leaseMs: 5_000, backoffMs: 1_000, maxBackoffMs: 8_000 },
};
const fresh = (): PipelineExecution => newExecution(knownIds.execution, knownIds.video, knownIds.owner, noon);
const anna = workerId('anna');
const boris = workerId('boris');
const nothing = { artifacts: [], cost: noCost };
const fault = (text: string): AttemptFault => ({ text, isOutage: false });
const outage: AttemptFault = { text: 'нет связи', isOutage: true };

const claimed = (execution: PipelineExecution, stage: StageName, worker: WorkerId, now: Instant) => {
  const result = claimStage(execution, stage, worker, policy, now);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};

const done = (execution: PipelineExecution, stage: StageName, now: Instant = noon): PipelineExecution => {
  const claim = claimed(execution, stage, anna, now);
  const result = completeStage(claim.execution, stage, claim.fencingToken, nothing, now);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value.execution;
};

test('stages become ready in their order, the two in the middle together', (t) => {
  let execution = fresh();
  const order: StageName[][] = [[...startableStages(execution, noon)]];
  for (const stage of stageNames) {
    execution = done(execution, stage);
    order.push([...startableStages(execution, noon)]);
  }
  t.deepEqual(order, [['validate'], ['extract'], ['transcribe', 'look'], ['look'], ['detect'], ['publish'], []]);
  t.is(execution.state, 'completed');
});

test('completing the second of two needed stages makes the next one ready, the first does not', (t) => {
  const half = ['validate', 'extract'].reduce((execution, stage) => done(execution, stage as StageName), fresh());
  const first = claimed(half, 'look', anna, noon);
  const second = claimed(first.execution, 'transcribe', boris, noon);
  const look = completeStage(second.execution, 'look', first.fencingToken, nothing, noon);
  t.true(look.ok && look.value.ready.length === 0);
  if (!look.ok) return;
  const transcribe = completeStage(look.value.execution, 'transcribe', second.fencingToken, nothing, noon);
  t.true(transcribe.ok);
  t.deepEqual(transcribe.ok && transcribe.value.ready, ['detect']);
});

test('every refusal of a claim says why', (t) => {
  const kindOf = (execution: PipelineExecution, stage: StageName, now: Instant = noon): string => {
    const result = claimStage(execution, stage, boris, policy, now);
    return result.ok ? 'ok' : result.refusal.kind;
  };
  const held = claimed(fresh(), 'validate', anna, noon);
  t.is(kindOf(fresh(), 'extract'), 'stage-not-ready');
  t.is(kindOf(held.execution, 'validate', atNoon(4_999)), 'stage-held');
  t.is(kindOf(held.execution, 'validate', atNoon(5_000)), 'ok');
  t.is(kindOf(done(fresh(), 'validate'), 'validate'), 'stage-done');
  const faulted = faultStage(held.execution, 'validate', held.fencingToken, fault('x'), policy, noon);
  t.true(faulted.ok);
  if (!faulted.ok) return;
  t.is(kindOf(faulted.value.execution, 'validate', atNoon(999)), 'stage-resting');
  t.is(kindOf(faulted.value.execution, 'validate', atNoon(1_000)), 'ok');
  const failed = failExecution(held.execution, { kind: 'cancelled' }, noon);
  t.is(kindOf(failed, 'validate'), 'execution-over');
});

test('the budget counts deaths too: three silent workers exhaust it', (t) => {
  let execution = fresh();
  for (let death = 0; death < policy.maxAttempts; death++)
    execution = claimed(execution, 'validate', anna, atNoon(death * policy.leaseMs)).execution;
  const late = atNoon(policy.maxAttempts * policy.leaseMs);
  const refused = claimStage(execution, 'validate', boris, policy, late);
  t.deepEqual(refused, { ok: false, refusal: { kind: 'attempts-exhausted', stage: 'validate', attempts: 3 } });
});

test('rest doubles up to its maximum', (t) => {
  t.deepEqual(
    [1, 2, 3, 4, 5, 60].map((attempts) => restMs(attempts, policy)),
    [1_000, 2_000, 4_000, 8_000, 8_000, 8_000],
  );
  t.is(restMs(7, defaultAttemptPolicy), 60_000);
});

test('an outage is forgiven as often as the policy says, each after a longer rest, and then counts as an attempt', (t) => {
  let execution = fresh();
  let now = noon;
  const seen: unknown[] = [];
  for (let round = 0; round < 4; round++) {
    const claim = claimed(execution, 'validate', anna, now);
    const before = claim.execution.stages.validate;
    t.is(isLastTry(before, outage, policy), false);
    t.is(isLastTry(before, fault('x'), policy), false);
    const faulted = faultStage(claim.execution, 'validate', claim.fencingToken, outage, policy, now);
    if (!faulted.ok) throw new Error('held');
    const { attempts, outages, lastFault } = faulted.value.execution.stages.validate;
    seen.push([attempts, outages, lastFault, faulted.value.retryAt - now]);
    ({ execution } = faulted.value);
    now = faulted.value.retryAt;
  }
  t.deepEqual(seen, [
    [0, 1, 'нет связи', 1_000],
    [0, 2, 'нет связи', 2_000],
    [1, 2, 'нет связи', 1_000],
    [2, 2, 'нет связи', 2_000],
  ]);
  const last = claimed(execution, 'validate', anna, now).execution.stages.validate;
  t.true(isLastTry(last, outage, policy));
  t.false(
    isLastTry({ ...last, outages: 1 }, outage, policy),
    'an outage that is still waited for is not the last word',
  );
  t.true(isLastTry({ ...last, outages: 1 }, fault('x'), policy));
});

test('an attempt may take longer for a longer video', (t) => {
  t.is(attemptLimitMs(0, defaultAttemptPolicy), 1_800_000);
  t.is(attemptLimitMs(7_200_000, defaultAttemptPolicy), 45_000_000);
});

test('cost and the last fault survive into the done stage', (t) => {
  const first = claimed(fresh(), 'validate', anna, noon);
  const faulted = faultStage(first.execution, 'validate', first.fencingToken, fault('диск полон'), policy, noon);
  if (!faulted.ok) throw new Error('held');
  const again = claimed(faulted.value.execution, 'validate', boris, faulted.value.retryAt);
  const cost = { modelCalls: 2, modelMs: 300, microUsd: 7 };
  const result = completeStage(again.execution, 'validate', again.fencingToken, { artifacts: [], cost }, atNoon(9_000));
  if (!result.ok) throw new Error('held');
  const stage = result.value.execution.stages.validate;
  t.is(stage.state, 'done');
  t.is(stage.attempts, 2);
  t.is(stage.lastFault, 'диск полон');
  t.deepEqual(stage.cost, cost);
});

type Step =
  | { readonly do: 'claim'; readonly stage: StageName; readonly worker: number }
  | { readonly do: 'complete' | 'fault' | 'outage' | 'handBack' | 'renew'; readonly token: number }
  | { readonly do: 'wait'; readonly ms: number };

const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('claim' as const),
      stage: fc.constantFrom(...stageNames),
      worker: fc.nat(3),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'complete' as const,
        'complete' as const,
        'fault' as const,
        'outage' as const,
        'handBack' as const,
        'renew' as const,
      ),
      token: fc.nat(30),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(1, 1_000, 4_999, 5_000, 20_000) }),
  },
);

interface Holder {
  readonly stage: StageName;
  readonly token: number;
}

/** What the rules promise, kept apart from how they keep it. */
interface Model {
  now: Instant;
  execution: PipelineExecution;
  /** Every token ever given, and the one that may still write for its stage. */
  readonly given: Holder[];
  readonly current: Map<StageName, number>;
  readonly done: Set<StageName>;
  readonly tries: Map<StageName, number>;
  readonly outages: Map<StageName, number>;
}

const play = (steps: readonly Step[], check: (ok: boolean, why: string) => void): void => {
  const model: Model = {
    now: noon,
    execution: fresh(),
    given: [],
    current: new Map(),
    done: new Set(),
    tries: new Map(),
    outages: new Map(),
  };
  for (const step of steps) {
    if (step.do === 'wait') model.now = plusMs(model.now, step.ms);
    else if (step.do === 'claim') playClaim(model, step.stage, workerId(`w${step.worker}`), check);
    else {
      const holder = model.given[step.token % Math.max(1, model.given.length)];
      if (holder) playWrite(model, step.do, holder, check);
    }
    for (const stage of stageNames) {
      check(model.execution.stages[stage].attempts <= policy.maxAttempts, 'attempts never exceed the budget');
      check(model.execution.stages[stage].attempts === (model.tries.get(stage) ?? 0), 'attempts are counted exactly');
      check(
        model.execution.stages[stage].outages === (model.outages.get(stage) ?? 0),
        'outages are counted exactly, and no more than are forgiven',
      );
      check((model.execution.stages[stage].state === 'done') === model.done.has(stage), 'done is done');
    }
    check(
      (model.execution.state === 'completed') === (model.done.size === stageNames.length),
      'over when all are done',
    );
  }
};

const playClaim = (
  model: Model,
  stage: StageName,
  worker: WorkerId,
  check: (ok: boolean, why: string) => void,
): void => {
  const before = model.execution.stages[stage];
  const result = claimStage(model.execution, stage, worker, policy, model.now);
  if (!result.ok) return;
  const { fencingToken, execution } = result.value;
  check(!(before.state === 'running' && before.leaseExpiresAt > model.now), 'no two holders of a living lease');
  check(
    stageNeeds[stage].every((need) => model.done.has(need)),
    'needs are done first',
  );
  check(!model.done.has(stage), 'a done stage is never claimed');
  check(
    model.given.every((holder) => holder.token < fencingToken),
    'tokens only rise',
  );
  model.execution = execution;
  model.given.push({ stage, token: fencingToken });
  model.current.set(stage, fencingToken);
  model.tries.set(stage, (model.tries.get(stage) ?? 0) + 1);
};

const playWrite = (
  model: Model,
  kind: 'complete' | 'fault' | 'outage' | 'handBack' | 'renew',
  { stage, token }: Holder,
  check: (ok: boolean, why: string) => void,
): void => {
  const { execution, now } = model;
  const result =
    kind === 'complete'
      ? completeStage(execution, stage, token, nothing, now)
      : kind === 'fault' || kind === 'outage'
        ? faultStage(execution, stage, token, kind === 'fault' ? fault('fault') : outage, policy, now)
        : kind === 'handBack'
          ? handBackStage(execution, stage, token, now)
          : renewLease(execution, stage, token, policy, now);
  check(result.ok === (model.current.get(stage) === token), 'only the newest token of a stage writes');
  if (!result.ok) return;
  model.execution = 'execution' in result.value ? result.value.execution : result.value;
  if (kind === 'renew') return;
  model.current.delete(stage);
  if (kind === 'complete') model.done.add(stage);
  const outages = model.outages.get(stage) ?? 0;
  const isForgiven = kind === 'outage' && outages < policy.maxOutages;
  if (isForgiven) model.outages.set(stage, outages + 1);
  if (isForgiven || kind === 'handBack') model.tries.set(stage, (model.tries.get(stage) ?? 0) - 1);
};

test('whatever workers do, no two hold a stage, the budget holds and a stale token never writes', (t) => {
  let checks = 0;
  fc.assert(
    fc.property(fc.array(aStep, { maxLength: 80 }), (steps) => {
      play(steps, (ok, why) => {
        checks += 1;
        if (!ok) throw new Error(why);
      });
    }),
    { numRuns: 1_000 },
  );
  t.true(checks > 10_000);
});

test('a worker that stops again and again by its own will never exhausts the budget', (t) => {
  let execution = fresh();
  for (let round = 0; round < 20; round++) {
    const claim = claimed(execution, 'validate', anna, noon);
    const back = handBackStage(claim.execution, 'validate', claim.fencingToken, noon);
    if (!back.ok) throw new Error('held');
    execution = back.value;
  }
  t.is(execution.stages.validate.attempts, 0);
  t.is(execution.claims, 20);
});

test('a failed execution starts nothing and takes no result', (t) => {
  const held = claimed(fresh(), 'validate', anna, noon);
  const failed = failExecution(held.execution, { kind: 'cancelled' }, atNoon(1));
  t.deepEqual(startableStages(failed, atNoon(60_000)), []);
  t.deepEqual(completeStage(failed, 'validate', held.fencingToken, nothing, atNoon(2)), {
    ok: false,
    refusal: { kind: 'stage-lost' },
  });
});

test('a worker is silent when it was not seen for half a minute, whatever it was about', (t) => {
  for (const state of ['working', 'draining'] as const) {
    const worker = aWorker({ state });
    t.deepEqual(
      [-60_000, 0, 29_999, 30_000, 86_400_000].map((ms) => workerStateOf(worker, atNoon(ms))),
      [state, state, state, 'silent', 'silent'],
    );
  }
});

test('workers are one list with what each holds: who works first, the last started before the others', (t) => {
  const [old, young] = [aWorker({ startedAt: atNoon(-2) }), aWorker({ startedAt: atNoon(-1) })];
  const draining = aWorker({ state: 'draining' });
  const silent = aWorker({ lastSeenAt: atNoon(-30_000) });
  const held = (id: WorkerId, leaseExpiresAt: Instant): PipelineExecution => {
    const execution = fresh();
    return { ...execution, stages: { ...execution.stages, validate: aRunningStage({ workerId: id, leaseExpiresAt }) } };
  };
  const unknown = [workerId('untold'), workerId('lost')] as const;
  const load = workloadOf(
    [held(old.id, atNoon(1)), held(silent.id, atNoon(-1)), held(unknown[0], atNoon(1)), held(unknown[1], atNoon())],
    noon,
  );
  const seen = workersAtWork([silent, draining, old, young], load, noon);
  t.deepEqual(
    seen.map(({ id, worker, state, stages }) => [id, worker?.id, state, stages.length]),
    [
      [young.id, young.id, 'working', 0],
      [old.id, old.id, 'working', 1],
      [unknown[0], undefined, 'working', 1],
      [draining.id, draining.id, 'draining', 0],
      [silent.id, silent.id, 'silent', 1],
      [unknown[1], undefined, 'silent', 1],
    ],
  );
  t.deepEqual(workersAtWork([], workloadOf([], noon), noon), []);
});
