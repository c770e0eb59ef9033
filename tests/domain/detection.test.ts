import test from 'ava';
import { fc } from '../builders/properties.js';
import { detect } from '../../domain/detection/detect.js';
import type { DetectionInput } from '../../domain/detection/detection.js';
import { findingsPerRiskLimit, settleFindings } from '../../domain/detection/settle-findings.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { RiskCatalogue, RiskDefinition } from '../../domain/risk-definition/risk-definition.js';
import { clampConfidence } from '../../domain/shared/confidence.js';
import { doOverlap } from '../../domain/shared/time-interval.js';
import type { Signal } from '../../domain/signal/signal.js';
import type { Finding } from '../../domain/trigger/trigger.js';
import { triggerSources } from '../../domain/trigger/trigger.js';
import { aFinding } from '../builders/a-finding.js';
import { leastCpuMsOf } from '../builders/cpu-time.js';
import { obsceneSeeds } from './obscene-seeds.js';
import { anInput, codesOf, findingsOf, litUp, said, scored, seen, shown } from './signals.js';

const catalogueWith = (code: string, change: Partial<RiskDefinition>): RiskCatalogue => ({
  ...shippedCatalogue,
  risks: shippedCatalogue.risks.map((risk) => (risk.code === code ? { ...risk, ...change } : risk)),
});

const phrases = [
  'спонсор этого выпуска введите промокод вася переходите по ссылке',
  `вот ${obsceneSeeds[0] ?? ''} и ${obsceneSeeds[70] ?? ''} опять жопа`,
  'мы пили пиво и он купил героин',
  'подписывайтесь на мой инстаграм',
  'просто хорошие слова о погоде',
  'онлайн казино фриспины бонус на депозит',
];

const aSignal: fc.Arbitrary<readonly Signal[]> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...phrases),
      fc.integer({ min: 0, max: 110_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([text, at, sure]) => said(text, at, sure)),
  fc
    .tuple(
      fc.constantFrom(...phrases),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([text, second, long, y]) => [shown(text, second * 1_000, (second + long) * 1_000, y)]),
  fc
    .tuple(
      fc.constantFrom('wine glass', 'bottle', 'knife', 'imagenet:weapon', 'imagenet:tobacco', 'person'),
      fc.integer({ min: 0, max: 119 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    )
    .map(([label, second, sure]) => [seen(label, second, sure)]),
  fc
    .tuple(
      fc.constantFrom('explicit', 'suggestive'),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      fc.integer({ min: 0, max: 119 }),
    )
    .map(([label, scores, second]) => scored('nsfw', label, scores, second)),
  fc
    .tuple(
      fc.constantFrom('violence', 'blood'),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
      fc.integer({ min: 0, max: 119 }),
    )
    .map(([label, scores, second]) => scored('violence', label, scores, second)),
);
const someSignals = fc.array(aSignal, { maxLength: 8 }).map((lists) => lists.flat());

test('the order of signals changes nothing', (t) => {
  fc.assert(
    fc.property(
      someSignals.chain((signals) =>
        fc.tuple(fc.constant(signals), fc.shuffledSubarray([...signals], { minLength: signals.length })),
      ),
      ([signals, shuffled]) => {
        t.deepEqual(detect(anInput(shuffled)), detect(anInput(signals)));
      },
    ),
    { numRuns: 60 },
  );
});

test('repeating every signal changes nothing', (t) => {
  fc.assert(
    fc.property(someSignals, (signals) => {
      t.deepEqual(findingsOf([...signals, ...signals]), findingsOf(signals));
    }),
    { numRuns: 30 },
  );
});

test('findings are sorted, inside the video, above their threshold, and no two of one risk and source overlap', (t) => {
  fc.assert(
    fc.property(someSignals, fc.integer({ min: 1, max: 120_000 }), (signals, durationMs) => {
      const { findings } = detect(anInput(signals, { durationMs }));
      findings.forEach((finding, index) => {
        const { startMs, endMs } = finding.interval;
        t.true(Number.isInteger(startMs) && startMs >= 0 && startMs < endMs && endMs <= durationMs);
        const risk = shippedCatalogue.risks.find((each) => each.code === finding.riskCode);
        t.true(risk !== undefined && finding.confidence >= risk.threshold && finding.confidence <= 1);
        t.true(triggerSources.includes(finding.source) && finding.evidence.length > 0);
        const next = findings[index + 1];
        if (next) {
          const order = startMs - next.interval.startMs || endMs - next.interval.endMs;
          t.true(order < 0 || (order === 0 && finding.riskCode <= next.riskCode));
        }
        for (const other of findings.slice(index + 1))
          if (other.riskCode === finding.riskCode && other.source === finding.source)
            t.false(doOverlap(other.interval, finding.interval));
      });
    }),
    { numRuns: 60 },
  );
});

test('every mark of every quote lies inside its quote', (t) => {
  fc.assert(
    fc.property(someSignals, (signals) => {
      for (const finding of findingsOf(signals))
        for (const evidence of finding.evidence)
          if (evidence.kind === 'quote')
            for (const [start, end] of evidence.marks)
              t.true(0 <= start && start < end && end <= evidence.quote.length && evidence.quote.length <= 400);
    }),
    { numRuns: 60 },
  );
});

const aRawFinding = fc
  .record({
    riskCode: fc.constantFrom('PROF_RUDE', 'AD_UNMARKED', 'NSFW_PORN', 'NSFW_EROTICA_NUDITY', 'NO_SUCH_RISK'),
    source: fc.constantFrom('speech' as const, 'nsfw' as const),
    start: fc.integer({ min: 0, max: 300_000 }),
    length: fc.integer({ min: 1, max: 20_000 }),
    sure: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ riskCode, source, start, length, sure }): Finding =>
    aFinding({
      riskCode,
      source,
      interval: { startMs: start, endMs: start + length },
      confidence: clampConfidence(sure),
      evidence: [{ kind: 'note', text: `${start}` }],
    }),
  );

test('settling what is settled changes nothing', (t) => {
  fc.assert(
    fc.property(fc.array(aRawFinding, { maxLength: 40 }), (findings) => {
      const settled = settleFindings(findings, shippedCatalogue, 300_000);
      t.deepEqual(settleFindings(settled, shippedCatalogue, 300_000), settled);
    }),
    { numRuns: 200 },
  );
});

test('more oaths than a person can decide are joined, none is lost', (t) => {
  const words = said(Array.from({ length: 3_000 }, (_, index) => (index % 2 ? 'жопа' : 'слово')).join(' '));
  const findings = findingsOf(words, { durationMs: 1_300_000 });
  t.true(findings.length <= findingsPerRiskLimit && findings.length > 0);
  for (const word of words.filter((each) => each.text === 'жопа'))
    t.true(findings.some((finding) => doOverlap(finding.interval, word.interval)));
});

test('signals that cannot be believed or placed are counted, not judged', (t) => {
  const oath = obsceneSeeds[0] ?? '';
  const [good, second, third, fourth, fifth] = said(`${oath} ${oath} ${oath} ${oath} ${oath}`);
  if (!good || !second || !third || !fourth || !fifth) throw new Error('five words');
  const { findings, ignored } = detect(
    anInput([
      good,
      { ...second, confidence: NaN as typeof second.confidence },
      { ...third, confidence: 1.5 as typeof third.confidence },
      { ...fourth, interval: { startMs: 10, endMs: 10 } },
      { ...fourth, interval: { startMs: NaN, endMs: 10 } },
      { ...fourth, interval: { startMs: -5, endMs: 10 } },
      { ...fifth, interval: { startMs: 120_000, endMs: 121_000 } },
    ]),
  );
  t.is(findings.length, 1);
  t.deepEqual(ignored, [
    { reason: 'invalid-confidence', count: 2 },
    { reason: 'invalid-interval', count: 3 },
    { reason: 'outside-video', count: 1 },
  ]);
});

test('a signal that outlasts the video is cut at its end', (t) => {
  const [finding] = findingsOf(said(obsceneSeeds[0] ?? '', 900), { durationMs: 1_000 });
  t.deepEqual(finding?.interval, { startMs: 900, endMs: 1_000 });
});

test('no signals give no findings', (t) => {
  t.like(detect(anInput([])), { findings: [], ignored: [] });
});

test('a disabled risk is not raised, and a threshold of the catalogue is obeyed', (t) => {
  const words = said(`вот ${obsceneSeeds[0] ?? ''}`, 0, 0.7);
  t.deepEqual(codesOf(words), ['PROF_OBSCENE_SPEECH']);
  t.deepEqual(codesOf(words, { catalogue: catalogueWith('PROF_OBSCENE_SPEECH', { isEnabled: false }) }), []);
  const strict = catalogueWith('PROF_OBSCENE_SPEECH', { threshold: clampConfidence(0.99) });
  t.deepEqual(codesOf(words, { catalogue: strict }), []);
});

test('readings of one line on neighbouring frames are one finding with the text of most of them', (t) => {
  const oath = obsceneSeeds[80] ?? '';
  const frames = [0, 1, 2, 3].map((second) =>
    shown(second === 2 ? `вот ${oath}х кадр` : `вот ${oath} кадр`, second * 1_000, (second + 1) * 1_000),
  );
  const findings = findingsOf(frames);
  t.is(findings.length, 1);
  t.deepEqual(findings[0]?.interval, { startMs: 0, endMs: 4_000 });
  t.deepEqual(litUp(findings[0]), [oath]);
});

test('the same words at different places of the screen stay apart', (t) => {
  const oath = obsceneSeeds[0] ?? '';
  const findings = findingsOf([shown(oath, 0, 1_000, 0.1), shown(oath, 10_000, 11_000, 0.8)]);
  t.is(findings.length, 2);
});

test('explicit scores flag from 0.70 and hint from 0.50, two neighbouring frames at least', (t) => {
  t.deepEqual(codesOf(scored('nsfw', 'explicit', [0.8, 0.9])), ['NSFW_PORN']);
  t.deepEqual(codesOf(scored('nsfw', 'explicit', [0.55, 0.63])), ['NSFW_EROTICA_NUDITY']);
  t.deepEqual(codesOf(scored('nsfw', 'explicit', [0.1, 0.95, 0.1])), []);
  t.deepEqual(codesOf(scored('nsfw', 'explicit', [0.45, 0.49, 0.45])), []);
  t.deepEqual(codesOf(scored('nsfw', 'suggestive', [0.99, 0.99, 0.99])), []);
});

test('a picture that stands still for seconds counts as the frames that it stands for', (t) => {
  const [still] = scored('nsfw', 'explicit', [0.9]);
  if (!still) throw new Error('one score');
  t.deepEqual(codesOf([{ ...still, interval: { startMs: 0, endMs: 5_000 } }]), ['NSFW_PORN']);
});

test('a run opens at its threshold and closes a tenth below it', (t) => {
  const [run, ...more] = findingsOf(scored('violence', 'violence', [0.3, 0.62, 0.55, 0.52, 0.61, 0.4, 0.3]));
  t.deepEqual(more, []);
  t.deepEqual(run?.interval, { startMs: 1_000, endMs: 5_000 });
  t.is(run?.riskCode, 'VIOL_FIGHT_PHYSICAL');
  const score = run?.evidence.find((evidence) => evidence.kind === 'score');
  t.true(score?.kind === 'score' && score.peak === 0.62 && score.threshold === 0.6 && score.aboveMs === 4_000);
});

test('a wine glass is alcohol, a bottle or a knife alone is not a finding, and together they add up', (t) => {
  const frames = (label: string, sure: number): readonly Signal[] =>
    [0, 1, 2].map((second) => seen(label, second, sure));
  t.deepEqual(codesOf(frames('wine glass', 0.55)), ['ALC_CONSUMPTION']);
  t.deepEqual(codesOf(frames('bottle', 0.95)), []);
  t.deepEqual(codesOf(frames('knife', 0.9)), []);
  t.deepEqual(codesOf(frames('gun', 0.6)), ['VIOL_WEAPON_DISPLAY']);
  t.deepEqual(codesOf(frames('imagenet:weapon', 0.35)), ['VIOL_WEAPON_DISPLAY']);
  t.deepEqual(codesOf(frames('imagenet:weapon', 0.2)), []);
  t.deepEqual(codesOf([...frames('wine glass', 0.35), ...frames('bottle', 0.7)]), ['ALC_CONSUMPTION']);
  t.deepEqual(codesOf([seen('wine glass', 0, 0.9)]), []);
});

test('one missed frame does not end a sighting of an object', (t) => {
  const [finding, ...more] = findingsOf([0, 1, 3, 4].map((second) => seen('wine glass', second, 0.8)));
  t.deepEqual(more, []);
  t.deepEqual(finding?.interval, { startMs: 0, endMs: 5_000 });
});

test('drugs named without the statutory warning are a finding, with it they are none', (t) => {
  const talk = said('он рассказал про мефедрон и кокаин', 20_000);
  t.deepEqual(codesOf(talk), ['DRUG_MENTION_LABEL']);
  const label = shown(
    'Незаконное потребление наркотических средств и психотропных веществ наносит вред здоровью человека',
    0,
    5_000,
  );
  t.deepEqual(codesOf([...talk, label]), []);
});

test('a trade in drugs takes the place of their mere mention', (t) => {
  t.deepEqual(codesOf(said('где купить мефедрон')), ['DRUG_PROPAGANDA']);
  t.deepEqual(codesOf(said('никогда не пробуйте кокаин')), ['DRUG_MENTION_LABEL']);
});

test('words that only look like a risk raise nothing', (t) => {
  for (const text of [
    'главная героиня фильма героиней стала случайно',
    'курица в духовке и курицу едим',
    'это моя вина и твоей вины нет',
    'он купил гранат и бомбочки для ванны',
    'бухгалтер ушёл в бухту',
    'метаанализ и метавселенная',
    'игра идёт в казино не пойдём',
    'автомат с кофе',
    'Мы пьём. Водка стоит у соседа',
    'о сексе и о сексе и о сексе',
    'спайка и спай',
    'напились горячего чаю с вареньем',
    'детское шампанское купили на праздник',
    'виноват он и вину признал',
    'окуривать пчёл нужно осторожно',
    'соль земли и трава на газоне',
    'мы сели на траву где купить соль',
    'не хочу жить в городе',
    'повесил куртку и застрелил волка',
  ])
    t.deepEqual(codesOf(said(text)), [], text);
});

test('talk of drinking, smoking, weapons and a banned network is found', (t) => {
  for (const text of ['вчера мы пили водку', 'взяли по бокалу вина', 'он напился на свадьбе', 'пиво я вечером выпью'])
    t.deepEqual(codesOf(said(text)), ['ALC_CONSUMPTION'], text);
  for (const text of ['он вышел и закурил', 'достал сигарету', 'выйдем на перекур'])
    t.deepEqual(codesOf(said(text)), ['TOB_SMOKING'], text);
  t.deepEqual(codesOf(said('давай покурим кальян')), ['TOB_SMOKING']);
  t.deepEqual(codesOf(said('где купить пистолет')), ['VIOL_WEAPON_DISPLAY']);
  t.deepEqual(codesOf(said('выложил это в инстаграме')), ['SYM_META_LOGO']);
  t.deepEqual(codesOf(said('в инстаграме признанной экстремистской организацией')), []);
});

test('personal data on the screen is found and not repeated in the evidence', (t) => {
  const findings = findingsOf([
    shown('Звоните 8 (916) 123-45-67', 0, 4_000),
    shown('4111 1111 1111 1111', 20_000, 24_000),
  ]);
  t.deepEqual(
    findings.map((finding) => finding.riskCode),
    ['PRIV_PERSONAL_DATA', 'PRIV_PERSONAL_DATA'],
  );
  t.false(/123|4111/.test(JSON.stringify(findings)));
  t.deepEqual(codesOf([shown('8-800-2000-122 горячая линия', 0, 4_000)]), []);
  t.deepEqual(codesOf([shown('4111 1111 1111 1112', 0, 4_000)]), []);
  t.deepEqual(codesOf([shown('ИНН 7707083893 ОГРН 1027700132195', 0, 4_000)]), []);
  t.deepEqual(codesOf([], { metadata: { title: '', description: 'Сотрудничество: blog@mail.ru' } }), []);
});

test.serial('two hours of dense speech and text take work by their length, not by its square', async (t) => {
  const dense = (seconds: number): DetectionInput => {
    const text = Array.from(
      { length: 2 * seconds },
      (_, index) => phrases[index % phrases.length]?.split(' ')[index % 4] ?? 'и',
    );
    const signals: readonly Signal[] = [
      ...said(text.join(' ')),
      ...Array.from({ length: seconds }, (_, second) =>
        shown(`Строка номер ${second % 50} Промокод`, second * 1_000, (second + 1) * 1_000),
      ),
      ...Array.from({ length: seconds }, (_, second) => seen('bottle', second, 0.8)),
    ];
    return anInput(signals, { durationMs: seconds * 1_000 });
  };
  const [half, whole] = [dense(1_800), dense(7_200)];
  t.true(detect(whole).findings.length > 0);
  const halfMs = await leastCpuMsOf(3, () => detect(half));
  const ms = await leastCpuMsOf(2, () => detect(whole));
  t.log(`${whole.signals.length} signals in ${ms} ms, a quarter of them in ${halfMs} ms`);
  // The square of the length would be 16 times.
  t.true(ms < 10 * halfMs, `${ms} ms against ${halfMs} ms`);
});
