import test from 'ava';
import { analysisTimeLeft, stagePaces, type StagePaces } from '../../domain/pipeline/time-left.js';
import type { RunningExecution } from '../../domain/pipeline/pipeline-execution.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import {
  aCompletedExecution,
  aDoneStage,
  aRunningExecution,
  aRunningStage,
  anExecution,
} from '../builders/an-execution.js';
import { atNoon, minute, second } from '../builders/moments.js';

const paces: StagePaces = { validate: 0.01, extract: 0.1, transcribe: 0.5, look: 0.4, detect: 0.01, publish: 0.01 };
const durationMs = 100 * second;

const running = (stages: Partial<RunningExecution['stages']>): RunningExecution => {
  const execution = aRunningExecution();
  return { ...execution, stages: { ...execution.stages, validate: aDoneStage(), extract: aDoneStage(), ...stages } };
};

const left = (
  execution: Parameters<typeof analysisTimeLeft>[0]['execution'],
  fractions: readonly (readonly [StageName, number])[] = [],
  over: StagePaces = paces,
  afterMs = 10 * second,
) => analysisTimeLeft({ execution, fractions: new Map(fractions), durationMs, paces: over, now: atNoon(afterMs) });

const both = () => running({ transcribe: aRunningStage(), look: aRunningStage() });

test('stages that run side by side take as long as the longer one, and the rest follows', (t) => {
  t.is(
    left(both(), [
      ['transcribe', 0.5],
      ['look', 0.25],
    ]),
    10 * second * 3 + 2 * second,
  );
});

test('a stage that said nothing yet is taken by the pace of earlier analyses', (t) => {
  t.is(left(both()), 50 * second - 10 * second + 2 * second);
  t.is(left(both(), [['transcribe', 0.01]], paces, second), 50 * second - second + 2 * second);
});

test('stages that wait for a free worker are added up', (t) => {
  t.is(left(running({ transcribe: aRunningStage() }), [['transcribe', 0.5]]), 10 * second + 40 * second + 2 * second);
});

test('nothing is told rather than nonsense', (t) => {
  t.is(left(anExecution()), undefined, 'not begun');
  t.is(left(aCompletedExecution()), undefined, 'over');
  t.is(
    left(
      both(),
      [
        ['transcribe', 0.5],
        ['look', 0.5],
      ],
      { transcribe: 1, look: 1 },
    ),
    undefined,
    'detect is unknown',
  );
  t.is(left(both(), [['look', 0.9]], paces, 51 * second), undefined, 'speech outlasts every earlier one');
  const rests = { ...aRunningExecution().stages.look, attempts: 1, lastFault: 'x' };
  t.is(left(running({ transcribe: aRunningStage(), look: rests })), undefined, 'a stage rests after a fault');
  t.is(left(running({})), undefined, 'no worker holds anything');
});

test('the pace of a stage is the median of what it took for a second of video', (t) => {
  const past = [1, 2, 60].map((minutes) => ({
    execution: {
      ...aCompletedExecution(),
      stages: { ...aCompletedExecution().stages, look: aDoneStage({ finishedAt: atNoon(minutes * minute) }) },
    },
    durationMs: 4 * minute,
  }));
  t.is(stagePaces(past).look, 0.5);
  t.deepEqual(stagePaces([]), {});
});
