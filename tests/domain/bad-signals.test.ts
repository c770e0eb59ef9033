import test from 'ava';
import { fc } from '../builders/properties.js';
import { detect } from '../../domain/detection/detect.js';
import type { Detection } from '../../domain/detection/detection.js';
import type { Signal, TextLine } from '../../domain/signal/signal.js';
import { cpuMsOf, leastCpuMsOf } from '../builders/cpu-time.js';
import { obsceneSeeds } from './obscene-seeds.js';
import { anInput, codesOf, findingsOf, said, scored, seen, shown } from './signals.js';

const oath = obsceneSeeds[0] ?? '';

/** Mulberry32: the same noise in every run. */
const randomOf = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const cyrillic = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const alphabets = {
  'signs of every kind': `${cyrillic}ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-|/\\`,
  'small Cyrillic letters': `${cyrillic}      `,
  'large Cyrillic letters': `${cyrillic.toUpperCase()}      `,
  'small Latin letters': 'abcdefghijklmnopqrstuvwxyz     ',
};

type Layout = 'one frame' | 'one place' | 'all over two minutes';

const noise = (alphabet: string, count: number, layout: Layout): TextLine[] => {
  const random = randomOf(count);
  const text = (): string =>
    Array.from({ length: 4 + Math.floor(random() * 30) }, () => alphabet[Math.floor(random() * alphabet.length)]).join(
      '',
    );
  return Array.from({ length: count }, (_, i) => {
    const startMs = layout === 'all over two minutes' ? Math.floor((i * 119_000) / count) : 1_000;
    const line = shown(text(), startMs, startMs + 1_000, 0.5, 0.3 + random() * 0.7);
    const box = { x: random() * 0.9, y: random() * 0.9, width: 0.1, height: 0.05 };
    return layout === 'one place' ? line : { ...line, box };
  });
};

const timed = async (signals: readonly Signal[]): Promise<{ readonly ms: number; readonly detection: Detection }> => {
  const judged: Detection[] = [];
  const ms = await cpuMsOf(() => judged.push(detect(anInput(signals))));
  const [detection = detect(anInput([]))] = judged;
  return { ms, detection };
};

test.serial(
  'ten thousand lines of noise raise nothing, are counted, and take work by their number, not by its square',
  async (t) => {
    for (const [name, alphabet] of Object.entries(alphabets))
      for (const layout of ['one frame', 'one place', 'all over two minutes'] as const) {
        const few = noise(alphabet, 2_500, layout);
        const fewMs = await leastCpuMsOf(2, () => detect(anInput(few)));
        const { ms, detection } = await timed(noise(alphabet, 10_000, layout));
        t.log(`${name}, ${layout}: ${fewMs} ms for a quarter, ${ms} ms for all`);
        t.deepEqual(detection.findings, [], `${name}, ${layout}`);
        t.like(detection.ignored, [{ reason: 'unreadable-text' }]);
        t.true((detection.ignored[0]?.count ?? 0) > 7_000);
        // The square of the number would be 16 times.
        t.true(ms < 10 * (fewMs + 50), `${ms} ms against ${fewMs} ms`);
      }
  },
);

test.serial('ten thousand different readable lines in one place do not blow up either', async (t) => {
  const words = 'осень погода вечером говорит магазин деревня работа новости помощник дорога'.split(' ');
  const random = randomOf(7);
  const line = (): string => Array.from({ length: 5 }, () => words[Math.floor(random() * words.length)]).join(' ');
  const lines = Array.from({ length: 10_000 }, () => shown(line(), 1_000, 2_000));
  const few = lines.slice(0, 2_500);
  const fewMs = await leastCpuMsOf(2, () => detect(anInput(few)));
  const { ms, detection } = await timed(lines);
  t.log(`${fewMs} ms for a quarter, ${ms} ms for all`);
  t.deepEqual(detection, { ...detection, findings: [], ignored: [] });
  t.true(ms < 10 * fewMs, `${ms} ms against ${fewMs} ms`);
});

test('a readable line among noise is still read, and a masked oath on a quiet screen as well', (t) => {
  const lines = noise(alphabets['signs of every kind'], 500, 'all over two minutes');
  t.deepEqual(codesOf([...lines, shown(`какой же ты ${oath} человек`, 30_000, 32_000)]), ['PROF_OBSCENE_TEXT']);
  t.deepEqual(codesOf([...lines, ...said(`вот ${oath}`, 40_000)]), ['PROF_OBSCENE_SPEECH']);
  t.deepEqual(codesOf([shown('xyй', 30_000, 32_000)]), ['PROF_OBSCENE_TEXT']);
});

test('the code of an advertisement is never taken for noise', (t) => {
  const mark = shown('Реклама. ООО «Ромашка» ИНН 7707083893 erid: 2SDnjcXkQ7z', 0, 60_000);
  const read = said('по промокоду пирог скидка двадцать процентов ссылка в описании регистрируйтесь сейчас', 5_000);
  const lines = noise(alphabets['signs of every kind'], 500, 'all over two minutes');
  t.deepEqual(codesOf([mark, ...read, ...lines]), codesOf([mark, ...read]));
});

test('no words, blank words and no text raise nothing', (t) => {
  t.deepEqual(detect(anInput([])).findings, []);
  t.deepEqual(findingsOf([...said('   '), shown('', 0, 1_000), shown(' \n\t', 0, 1_000)]), []);
});

test('speech in a third language raises nothing', (t) => {
  for (const text of [
    'heute zeige ich euch wie man einen einfachen kuchen mit äpfeln und zimt backt das geht wirklich schnell',
    'bugün size evde kolayca yapabileceğiniz bir çorba tarifini göstereceğim lütfen izlemeye devam edin',
    'бүгін мен сіздерге үйде оңай дайындалатын тағамды көрсетемін бейнені соңына дейін көріңіздер',
    'aujourd hui je vous montre comment préparer une soupe à la maison avec des légumes du marché',
    'hoy les voy a enseñar cómo preparar una sopa en casa con verduras frescas del mercado',
    '今天 我 给 大家 展示 怎么 在 家里 做 一 碗 简单 的 汤',
    'اليوم سأريكم كيف تحضرون حساء بسيطا في المنزل',
  ])
    t.deepEqual(codesOf(said(text).map((word) => ({ ...word, language: undefined }))), [], text);
});

test('overlapping signals in any order are judged as the sorted ones', (t) => {
  const signals: readonly Signal[] = [
    ...said(`вот ${oath} и давай покурим кальян`, 1_000),
    ...said('вчера мы пили водку', 1_100),
    shown(`${oath} кадр`, 0, 4_000),
    shown(`${oath} кадр`, 1_000, 9_000),
    shown(`${oath} кадра`, 500, 700),
    ...scored('nsfw', 'explicit', [0.9, 0.9, 0.9, 0.2]),
    ...scored('nsfw', 'explicit', [0.8, 0.1, 0.95, 0.7], 1),
    ...[0, 1, 2, 1].map((second) => seen('wine glass', second, 0.8)),
  ];
  const sorted = findingsOf(signals);
  t.true(sorted.length >= 4);
  fc.assert(
    fc.property(fc.shuffledSubarray([...signals], { minLength: signals.length }), (shuffled) => {
      t.deepEqual(findingsOf(shuffled), sorted);
    }),
    { numRuns: 100 },
  );
});

test('a score, a time or a box that is no number is ignored with a count, also after it went through JSON', (t) => {
  const [word] = said(oath, 1_000);
  if (word === undefined) throw new Error('one word');
  const text = shown(oath, 1_000, 5_000);
  const confidence = (given: number) => ({ ...word, confidence: given as typeof word.confidence });
  const box = (over: Partial<TextLine['box']>) => ({ ...text, box: { ...text.box, ...over } });
  const broken: readonly Signal[] = [
    ...[NaN, Infinity, -Infinity, -0.01, 1.01, 100].map(confidence),
    ...[
      [NaN, 2_000],
      [1_000, Infinity],
      [-Infinity, 2_000],
      [-1, 2_000],
      [2_000, 1_000],
      [2_000, 2_000],
    ].map(([startMs = 0, endMs = 0]) => ({ ...word, interval: { startMs, endMs } })),
    ...[{ x: NaN }, { y: Infinity }, { width: 0 }, { height: -0.1 }, { x: 1 }, { x: -2 }].map(box),
    { ...word, interval: { startMs: 120_000, endMs: 121_000 } },
  ];
  const through = (signals: readonly Signal[]): readonly Signal[] =>
    JSON.parse(JSON.stringify(signals)) as readonly Signal[];
  for (const signals of [broken, through(broken)])
    t.like(detect(anInput(signals)), {
      findings: [],
      ignored: [
        { reason: 'invalid-confidence', count: 6 },
        { reason: 'invalid-interval', count: 6 },
        { reason: 'invalid-box', count: 6 },
        { reason: 'outside-video', count: 1 },
      ],
    });
});

test('a box that reaches over the edge of the frame is cut there', (t) => {
  const [finding] = findingsOf([{ ...shown(oath, 0, 2_000), box: { x: -0.1, y: 0.9, width: 1.5, height: 0.3 } }]);
  const frame = finding?.evidence.find((evidence) => evidence.kind === 'frame');
  t.true(frame?.kind === 'frame' && frame.box?.x === 0 && frame.box.width === 1);
  t.true(frame?.kind === 'frame' && Math.abs((frame.box?.height ?? 0) - 0.1) < 1e-9);
});

test('the frame of a line is the one on which it was read best', (t) => {
  const [finding] = findingsOf([
    shown(`вот ${oath} кадр`, 0, 1_000, 0.8, 0.7),
    shown(`вот ${oath} кадр`, 1_000, 2_000, 0.8, 0.95),
    shown(`вот ${oath} кадр`, 2_000, 3_000, 0.8, 0.8),
  ]);
  const frame = finding?.evidence.find((evidence) => evidence.kind === 'frame');
  t.true(frame?.kind === 'frame' && frame.atMs === 1_000);
});
