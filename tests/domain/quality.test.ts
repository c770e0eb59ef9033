import test from 'ava';
import { lastWords } from '../../domain/quality/agreement.js';
import {
  countEdgeChange,
  edgeChangeBounds,
  medianEdgeChange,
  noEdgeChanges,
} from '../../domain/quality/edge-changes.js';
import { heldTime } from '../../domain/quality/held-time.js';
import { qualityDay } from '../../domain/quality/quality-day.js';
import { taskQuality, type JudgedTask } from '../../domain/quality/task-quality.js';
import { instant } from '../../domain/shared/instant.js';
import { triggerId, userId } from '../../domain/shared/ids.js';
import type { Decision } from '../../domain/trigger/trigger.js';
import { aLabel, aLogEntry } from '../builders/a-label.js';
import { aCompletedTask } from '../builders/a-task.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../builders/a-trigger.js';
import { freshId } from '../builders/fresh-id.js';
import { atNoon, minute } from '../builders/moments.js';

const [ann, bob] = [userId(freshId()), userId(freshId())];

const judged = (over: Partial<JudgedTask> = {}): JudgedTask => ({
  task: aCompletedTask({ operatorId: ann }),
  triggers: [],
  labels: [],
  log: [],
  earlier: [],
  ...over,
});

const decided = (over: Partial<Decision>, startMs = 1_000, riskCode = 'A') => {
  const interval = { startMs, endMs: startMs + 1_000 };
  const decision = aDecision({ operatorId: ann, riskCode, interval, ...over });
  return aProcessedTrigger({ riskCode, interval, decision });
};

test('the median change of edges is a bound that half of the findings do not exceed', (t) => {
  const of = (...changes: readonly number[]) => medianEdgeChange(changes.reduce(countEdgeChange, noEdgeChanges));
  t.is(of(), undefined);
  t.is(of(0), 0);
  t.is(of(1), 40);
  t.is(of(40, 41, 41), 100);
  t.is(of(0, 0, 9_000, 9_000), 0, 'half of an even number is enough');
  t.is(of(0, 9_000, 9_000), 10_000);
  t.is(of(10_001), Infinity);
  for (const bound of edgeChangeBounds) t.is(of(bound), bound);
});

test('a day of quality begins at midnight in Moscow', (t) => {
  const at = (text: string) => qualityDay(instant(Date.parse(text)));
  t.is(at('1970-01-01T00:00:00Z'), 0);
  t.is(at('2026-03-10T20:59:59.999Z') + 1, at('2026-03-10T21:00:00Z'));
});

test('time is held from the taking to whatever ends it, by whoever holds the task then', (t) => {
  const line = (action: Parameters<typeof aLogEntry>[0] & object, at: number) =>
    aLogEntry({ at: atNoon(at * minute), ...action });
  const held = heldTime([
    line({ action: 'task-taken', operatorId: ann }, 0),
    line({ action: 'age-answered', operatorId: ann }, 2),
    line({ action: 'task-handed-over', operatorId: ann, details: { to: bob } }, 5),
    line({ action: 'task-released', operatorId: bob }, 7),
    line({ action: 'task-taken', operatorId: ann }, 20),
    line({ action: 'lease-expired', operatorId: ann }, 26),
    line({ action: 'task-taken', operatorId: bob }, 30),
    line({ action: 'task-completed', operatorId: bob }, 31),
  ]);
  t.deepEqual(
    [...held],
    [
      [ann, 11 * minute],
      [bob, 3 * minute],
    ],
  );
  t.is(heldTime([line({ action: 'task-completed', operatorId: ann }, 1)]).size, 0, 'a log without its beginning');
});

test('findings are counted under the risk that the models raised, by the last word and whose it is', (t) => {
  const moved = { startMs: 1_000, endMs: 2_150 };
  const { risks, operators, day } = taskQuality(
    judged({
      triggers: [
        decided({}),
        decided({ interval: moved }),
        decided({ verdict: 'rejected', interval: { startMs: 0, endMs: 9_000 } }),
        decided({ verdict: 'relabelled', riskCode: 'B' }),
        decided({ operatorId: bob, verdict: 'rejected' }),
        aProcessedTrigger({ riskCode: 'B', source: 'operator', decision: aDecision({ operatorId: ann }) }),
        aProcessedTrigger({ riskCode: 'B', source: 'operator', decision: aDecision({ verdict: 'rejected' }) }),
        aTrigger({ riskCode: 'A' }),
      ],
    }),
  );
  t.is(day, qualityDay(atNoon(15 * minute)));
  const changes = [0, 150, 0].reduce(countEdgeChange, noEdgeChanges);
  t.like(
    risks.find(({ riskCode }) => riskCode === 'A'),
    { ...{ confirmed: 2, rejected: 2, relabelled: 1, added: 0 }, edgeChanges: changes },
  );
  t.like(
    risks.find(({ riskCode }) => riskCode === 'B'),
    { confirmed: 0, added: 1 },
  );
  t.deepEqual(
    operators.map(({ operatorId, judged, confirmed }) => [operatorId, judged, confirmed]),
    [
      [ann, 4, 2],
      [bob, 1, 0],
    ],
  );
  t.true(
    risks.filter(({ riskCode }) => riskCode === 'B').every(({ edgeChanges }) => edgeChanges.every((n) => n === 0)),
    'what a person added has no edges to compare with',
  );
});

test('operators are compared where both judged: in one task, and between analyses of one video', (t) => {
  const [one, two] = [triggerId(freshId()), triggerId(freshId())];
  const label = (over: Parameters<typeof aLabel>[0]) => aLabel({ triggerId: one, operatorId: ann, ...over });
  const labels = [
    label({ verdict: 'confirmed', operatorId: bob }),
    label({ verdict: 'rejected' }),
    label({ verdict: 'reopened' }),
    label({ verdict: 'confirmed' }),
    label({ verdict: 'confirmed', triggerId: two, operatorId: bob }),
    label({ verdict: 'relabelled', triggerId: two, riskCode: 'OTHER' }),
  ];
  t.is(lastWords(labels).length, 4);
  const log = [
    aLogEntry({ action: 'task-taken', operatorId: bob, at: atNoon(0) }),
    aLogEntry({ action: 'task-escalated', operatorId: bob, at: atNoon(minute) }),
  ];
  const inTask = taskQuality(judged({ labels, log })).operators;
  t.like(
    inTask.find(({ operatorId }) => operatorId === ann),
    {
      ...{ completed: 1, decisions: 2, compared: 2, agreed: 1, escalated: 0 },
    },
  );
  t.like(
    inTask.find(({ operatorId }) => operatorId === bob),
    {
      ...{ completed: 0, decisions: 2, compared: 2, agreed: 1, escalated: 1, handedOver: 0, heldMs: minute },
    },
  );

  const before = (over: Partial<Decision>, startMs: number, risk?: string) =>
    decided({ operatorId: bob, ...over }, startMs, risk);
  const { operators } = taskQuality(
    judged({
      triggers: [decided({}, 1_000), decided({ verdict: 'rejected' }, 9_000), decided({}, 20_000), decided({}, 30_000)],
      earlier: [
        [
          before({}, 1_300),
          before({}, 9_000),
          before({}, 20_600),
          before({}, 30_000, 'B'),
          before({ operatorId: ann }, 1_000),
        ],
      ],
    }),
  );
  t.like(
    operators.find(({ operatorId }) => operatorId === ann),
    { compared: 2, agreed: 1 },
  );
  t.like(
    operators.find(({ operatorId }) => operatorId === bob),
    { completed: 0, compared: 2, agreed: 1 },
  );
});
