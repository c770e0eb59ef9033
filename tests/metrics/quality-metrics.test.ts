import test from 'ava';
import { clampConfidence } from '../../domain/shared/confidence.js';
import type { Finding } from '../../domain/trigger/trigger.js';
import type { Label, LabelledItem } from '../bench/quality/corpus/labelled-item.js';
import { markedText } from '../bench/quality/corpus/marked-text.js';
import { wilson } from '../../domain/quality/wilson.js';
import { bootstrap } from '../bench/quality/metrics/confidence-intervals.js';
import { bestReading, characterErrors, errorRate, wordErrors } from '../bench/quality/metrics/error-rate.js';
import { matchFindings, type Placed } from '../bench/quality/metrics/match-findings.js';
import { median } from '../bench/quality/metrics/median.js';
import { Random } from '../bench/quality/metrics/random.js';
import { cleanFigures, figuresOf, ofFamily, scoreItem } from '../bench/quality/metrics/score-items.js';

const close = (actual: number, expected: number): boolean => Math.abs(actual - expected) < 5e-4;

const at = (riskCode: string, startMs: number, endMs: number): Placed => ({ riskCode, interval: { startMs, endMs } });

test('the Wilson interval agrees with published values and stays within 0 and 1', (t) => {
  for (const [hits, tries, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [10, 10, 0.7225, 1],
  ] as const) {
    const range = wilson(hits, tries);
    t.true(close(range[0], low), `${hits} of ${tries}: ${range[0]}`);
    t.true(close(range[1], high), `${hits} of ${tries}: ${range[1]}`);
  }
  t.deepEqual(wilson(0, 0), [0, 1]);
});

test('the bootstrap covers the figure, repeats itself and narrows with more items', (t) => {
  const mean = (items: readonly number[]): number => items.reduce((sum, item) => sum + item, 0) / items.length;
  const few = [1, 0, 1, 1, 0, 1, 0, 1, 1, 1];
  const many = Array.from({ length: 20 }, () => few).flat();
  const small = bootstrap(few, mean, 7);
  t.true(small[0] < 0.7 && 0.7 < small[1]);
  t.deepEqual(bootstrap(few, mean, 7), small);
  const large = bootstrap(many, mean, 7);
  t.true(large[1] - large[0] < (small[1] - small[0]) / 2);
  t.true(Number.isNaN(bootstrap([], mean, 7)[0]));
});

test('a finding matches a label of its risk that it shares a moment with', (t) => {
  const { matches, missed, spurious } = matchFindings(
    [at('A', 1_000, 2_000), at('A', 5_000, 6_000), at('B', 1_000, 2_000)],
    [at('A', 1_200, 2_400), at('B', 2_000, 3_000), at('C', 1_000, 2_000)],
  );
  t.is(matches.length, 1);
  t.true(close(matches[0]?.iou ?? 0, 800 / 1_400));
  t.is(matches[0]?.errorMs, 300);
  t.deepEqual(missed, [at('A', 5_000, 6_000), at('B', 1_000, 2_000)]);
  t.deepEqual(spurious, [at('B', 2_000, 3_000), at('C', 1_000, 2_000)]);
});

test('each label and each finding is matched once, the closest pair first', (t) => {
  const one = matchFindings([at('A', 0, 1_000), at('A', 1_000, 2_000)], [at('A', 0, 2_000)]);
  t.is(one.matches.length, 1);
  t.is(one.missed.length, 1);
  const exact = at('A', 0, 1_000);
  const twice = matchFindings([exact], [at('A', 500, 3_000), at('A', 0, 1_000)]);
  t.deepEqual(twice.matches[0]?.finding.interval, exact.interval);
  t.deepEqual(twice.spurious, [at('A', 500, 3_000)]);
});

test('word errors count replaced, lost and added words, not case or punctuation', (t) => {
  t.deepEqual(wordErrors('Ещё раз, друзья!', 'еще раз друзья'), { edits: 0, length: 3 });
  t.deepEqual(wordErrors('один два три четыре', 'один пять три'), { edits: 2, length: 4 });
  t.deepEqual(wordErrors('один', 'один два три'), { edits: 2, length: 1 });
  t.deepEqual(wordErrors('один два', ''), { edits: 2, length: 2 });
  t.deepEqual(wordErrors('', 'эхо'), { edits: 1, length: 0 });
});

test('character errors take the best reading of a line, at most the whole line', (t) => {
  t.deepEqual(characterErrors('кит', 'кот'), { edits: 1, length: 3 });
  t.deepEqual(characterErrors('Кит  плыл', 'Кит плыл'), { edits: 0, length: 8 });
  t.deepEqual(bestReading('СКИДКА', ['совсем другое', 'СКИДКД']), { edits: 1, length: 6 });
  t.deepEqual(bestReading('СКИДКА', []), { edits: 6, length: 6 });
  t.is(errorRate([bestReading('кит', ['кот']), bestReading('СКИДКА', [])]), 7 / 9);
});

test('the median of an even number of values is between the middle two', (t) => {
  t.is(median([5, 1, 3]), 3);
  t.is(median([4, 1, 3, 2]), 2.5);
  t.true(Number.isNaN(median([])));
});

test('one seed gives one sequence and every item of a shuffle once', (t) => {
  const [a, b] = [new Random(11), new Random(11)];
  t.deepEqual([a.next(), a.next()], [b.next(), b.next()]);
  t.deepEqual(new Random(3).shuffled([1, 2, 3, 4]).sort(), [1, 2, 3, 4]);
  t.not(new Random(1).next(), new Random(2).next());
});

test('a marked text gives its words, how they are spoken, and labels that may nest and end inside a word', (t) => {
  const { words, spans } = markedText('А {AD_VPN+AD_UNMARKED:ставьте {SYM_NAZI:VPN<ви пи эн>}, друзья}.');
  t.deepEqual(
    words.map(({ written }) => written),
    ['А', 'ставьте', 'VPN,', 'друзья.'],
  );
  t.is(words[2]?.spoken, 'ви пи эн,');
  t.deepEqual(spans, [
    { codes: ['SYM_NAZI'], first: 2, end: 3 },
    { codes: ['AD_VPN', 'AD_UNMARKED'], first: 1, end: 4 },
  ]);
  t.throws(() => markedText('{PROF_RUDE:без конца'), { message: /never ends/ });
  t.throws(() => markedText('без начала}'), { message: /never began/ });
});

const finding = (riskCode: string, startMs: number, endMs: number): Finding => ({
  ...at(riskCode, startMs, endMs),
  confidence: clampConfidence(0.9),
  source: 'speech',
  evidence: [],
});
const label = (riskCode: string, startMs: number, endMs: number): Label => ({
  ...at(riskCode, startMs, endMs),
  channel: 'speech',
});
const item = (group: string, ...labels: readonly Label[]): LabelledItem => ({
  id: group,
  group,
  durationMs: 10_000,
  truth: [],
  labels,
});

test('figures count hits, misses and false alarms of a family, and leave out what is disputable beside a label', (t) => {
  const scored = [
    { item: item('a', label('PROF_RUDE', 0, 1_000), label('PROF_RUDE', 4_000, 5_000)), findings: [] },
    { item: item('b', label('PROF_RUDE', 0, 1_000)), findings: [finding('PROF_RUDE', 0, 500)] },
    { item: item('clean'), findings: [finding('PROF_RUDE', 0, 500), finding('AD_VPN', 0, 500)] },
    {
      item: item('c', label('AD_ALCOHOL', 0, 3_000)),
      findings: [
        finding('AD_ALCOHOL', 0, 3_000),
        finding('ALC_CONSUMPTION', 0, 1_000),
        finding('TOB_SMOKING', 0, 1_000),
      ],
    },
  ].map(scoreItem);
  const rude = figuresOf(scored, ofFamily('rude'));
  t.deepEqual([rude.labels, rude.hits, rude.falseAlarms], [3, 1, 1]);
  t.is(rude.precision.value, 1 / 2);
  t.is(rude.recall.value, 1 / 3);
  t.is(rude.f1.value, 2 / 5);
  t.deepEqual([rude.iou, rude.errorMs], [0.5, 250]);
  const drink = figuresOf(scored, ofFamily('alcohol-tobacco'));
  t.deepEqual([drink.labels, drink.falseAlarms], [0, 1], 'smoking is not disputable beside an advertisement of wine');
  t.deepEqual(cleanFigures(scored), { items: 1, hits: 2, profanityHits: 1 });
});
