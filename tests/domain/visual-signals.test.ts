import test from 'ava';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { findRisk } from '../../domain/risk-definition/risk-definition.js';
import { clampConfidence } from '../../domain/shared/confidence.js';
import type { ClassScore, ObjectBox, Signal } from '../../domain/signal/signal.js';
import { classRules } from '../../domain/detection/visual/class-rules.data.js';
import { objectRules } from '../../domain/detection/visual/object-rules.data.js';
import { codesOf, findingsOf, shown } from './signals.js';

/** A remote model answers for one frame at a time; what it says holds until the next new frame. */
const source = { engine: 'replicate', model: 'somebody/model:5f3a' };
const frame = (second: number, lengthMs = 1_000) => ({
  interval: { startMs: second * 1_000, endMs: second * 1_000 + lengthMs },
  source,
});

const classes =
  (classifier: ClassScore['classifier']) =>
  (label: string, scores: readonly number[], from = 0): readonly Signal[] =>
    scores.map((score, i) => ({
      kind: 'class',
      classifier,
      label,
      confidence: clampConfidence(score),
      ...frame(from + i),
    }));
const violence = classes('violence');
const nsfw = classes('nsfw');

const box = (label: string, seconds: readonly number[], score: number): readonly ObjectBox[] =>
  seconds.map((second) => ({
    kind: 'object',
    label,
    confidence: clampConfidence(score),
    box: { x: 0.2, y: 0.3, width: 0.25, height: 0.4 },
    ...frame(second),
  }));

test('every class and object of a model that is not ours leads to a risk of the catalogue that can be reached', (t) => {
  for (const { riskCode, classifier, label, openAt } of classRules) {
    const risk = findRisk(shippedCatalogue, riskCode);
    t.true(risk !== undefined && (openAt ?? risk.threshold) < 1, `${classifier}/${label}`);
  }
  for (const { riskCode, labels } of objectRules) t.truthy(findRisk(shippedCatalogue, riskCode), labels.join());
});

test('violence, blood and gore become their risks, though no local model knows them', (t) => {
  t.deepEqual(codesOf(violence('violence', [0.7, 0.8, 0.75])), ['VIOL_FIGHT_PHYSICAL']);
  t.deepEqual(codesOf(violence('blood', [0.7, 0.8, 0.75])), ['VIOL_BLOOD_INJURY']);
  t.deepEqual(codesOf(violence('gore', [0.7, 0.8, 0.75])), ['VIOL_GORE_NATURALISTIC']);
  t.deepEqual(codesOf([...violence('blood', [0.9, 0.9]), ...violence('gore', [0.9, 0.9])]), ['VIOL_GORE_NATURALISTIC']);
  t.deepEqual(codesOf([...violence('blood', [0.9, 0.9]), ...violence('violence', [0.9, 0.9])]).toSorted(), [
    'VIOL_BLOOD_INJURY',
    'VIOL_FIGHT_PHYSICAL',
  ]);
});

test('a run of scores opens at the threshold, survives a dip of a tenth, and says its peak and length', (t) => {
  const [finding, ...more] = findingsOf(violence('blood', [0.2, 0.65, 0.52, 0.9, 0.51, 0.3, 0.1], 10));
  t.deepEqual(more, []);
  t.like(finding, {
    riskCode: 'VIOL_BLOOD_INJURY',
    source: 'violence',
    confidence: 0.9,
    interval: { startMs: 11_000, endMs: 15_000 },
  });
  const score = finding?.evidence.find((one) => one.kind === 'score');
  t.deepEqual(score, {
    kind: 'score',
    classifier: 'violence',
    label: 'blood',
    peak: 0.9,
    threshold: 0.6,
    aboveMs: 4_000,
  });
  t.true(finding?.evidence.some((one) => one.kind === 'frame' && one.atMs === 13_000 && one.box === undefined));
});

test('a single frame is no violence and no nudity, a picture that stands still is', (t) => {
  t.deepEqual(codesOf(violence('violence', [0.1, 0.99, 0.1])), []);
  t.deepEqual(codesOf(nsfw('explicit', [0.1, 0.99, 0.1])), []);
  const [still] = nsfw('explicit', [0.99]);
  if (still === undefined) throw new Error('one score');
  t.deepEqual(codesOf([{ ...still, ...frame(0, 4_000) }]), ['NSFW_PORN']);
});

test('explicit scores flag pornography, weaker ones and nudity hint at it', (t) => {
  t.deepEqual(codesOf(nsfw('explicit', [0.8, 0.85])), ['NSFW_PORN']);
  t.deepEqual(codesOf(nsfw('explicit', [0.55, 0.6])), ['NSFW_EROTICA_NUDITY']);
  t.deepEqual(codesOf(nsfw('nudity', [0.7, 0.8])), ['NSFW_EROTICA_NUDITY']);
});

test('boxes of weapons, tobacco, drugs, symbols and blood keep their places, best first', (t) => {
  for (const [label, riskCode] of [
    ['pistol', 'VIOL_WEAPON_DISPLAY'],
    ['cigarette', 'TOB_SMOKING'],
    ['syringe', 'DRUG_USE_SHOWN'],
    ['beer', 'ALC_CONSUMPTION'],
    ['swastika', 'SYM_NAZI'],
    ['isis flag', 'SYM_EXTREMIST_ORG'],
    ['instagram logo', 'SYM_META_LOGO'],
    ['blood', 'VIOL_BLOOD_INJURY'],
  ] as const) {
    const [finding, ...more] = findingsOf(box(label, [3, 4, 5], 0.7));
    t.deepEqual(more, [], label);
    t.like(finding, { riskCode, source: 'objects', interval: { startMs: 3_000, endMs: 6_000 } });
    const places = finding?.evidence.flatMap((one) => (one.kind === 'frame' ? [one] : [])) ?? [];
    t.is(places.length, 3);
    for (const place of places) t.deepEqual(place.box, { x: 0.2, y: 0.3, width: 0.25, height: 0.4 });
    t.deepEqual(codesOf(box(label, [3], 0.95)), [], `${label}: one frame`);
    t.deepEqual(codesOf(box(label, [3, 4, 5], 0.1)), [], `${label}: hardly seen`);
  }
});

test('a class that nobody has a rule for raises nothing', (t) => {
  t.deepEqual(codesOf([...violence('sport', [0.99, 0.99]), ...nsfw('suggestive', [0.99, 0.99])]), []);
  t.deepEqual(codesOf(box('chair', [1, 2, 3], 0.99)), []);
});

test('an advertisement on the screen shows a few of its places, each with its box', (t) => {
  const lines = Array.from({ length: 8 }, (_, i) =>
    shown(`промокод ПИРОГ${i} скидка 20% по ссылке в описании`, i * 3_000, i * 3_000 + 2_000, 0.1 + i / 10),
  );
  const ads = findingsOf(lines).filter(({ riskCode }) => riskCode.startsWith('AD_'));
  t.true(ads.length > 0);
  for (const { evidence } of ads) {
    const places = evidence.flatMap((one) => (one.kind === 'frame' ? [one] : []));
    t.true(places.length >= 1 && places.length <= 3, String(places.length));
    for (const { box: place, atMs } of places)
      t.true(lines.some((line) => line.interval.startMs === atMs && place?.y === line.box.y));
    t.true(evidence.some(({ kind }) => kind === 'quote'));
  }
});
