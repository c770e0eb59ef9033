import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import test from 'ava';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { createScriptedInference } from '../../adapters/in-memory/inference/index.js';
import { createLocalInference, type LocalInferenceOptions } from '../../adapters/inference-local/index.js';
import { meanScores, rateNudity } from '../../adapters/inference-local/nsfw/rate-nudity.js';
import { decodeNanodet } from '../../adapters/inference-local/objects/decode-nanodet.js';
import { sumGroups } from '../../adapters/inference-local/objects/group-scenes.js';
import { nonMaxSuppression } from '../../adapters/inference-local/objects/non-max-suppression.js';
import { decodePicture, resizePicture } from '../../adapters/inference-local/picture/picture.js';
import { PictureCache } from '../../adapters/inference-local/picture/picture-cache.js';
import { boxesOfMap } from '../../adapters/inference-local/text/db-post-processing.js';
import { mayBeLatin } from '../../adapters/inference-local/text/may-be-latin.js';
import { OnnxModels } from '../../adapters/inference-local/process/onnx-models.js';
import { InferenceFault, type FrameImage } from '../../application/ports/inference.js';
import type { LogFields, Logger } from '../../application/ports/logger.js';
import { clampConfidence } from '../../domain/shared/confidence.js';
import type { SignalSource } from '../../domain/signal/signal.js';
import { frameModelContract } from '../contracts/frame-model.contract.js';
import { cpuMsOf } from '../builders/cpu-time.js';
import { speechRecognizerContract } from '../contracts/speech-recognizer.contract.js';
import { writeWave } from '../bench/quality/media/wave.js';
import { caption, drawnFrame, glassOfWine, softSkinColours, stopSign } from './drawn-frames.js';

/** The checkout; models, the Python environment and the demo video are where `npm run setup` puts them. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const modelsDir = join(root, 'models');
const run = promisify(execFile);
const nothing = async (): Promise<void> => {};
const never = (): AbortSignal => new AbortController().signal;

const scratch = await mkdtemp(join(tmpdir(), 'inference-'));
const local = createLocalInference({
  modelsDir,
  pythonPath: join(root, '.venv/bin/python'),
  logger: createNullLogger(),
});
test.after.always(async () => {
  await local[Symbol.asyncDispose]();
  await rm(scratch, { recursive: true, force: true });
});

// ---- the scripted twin -------------------------------------------------------------------------------------------------

const frame = (over: Partial<FrameImage> = {}): FrameImage => ({
  interval: { startMs: 1_000, endMs: 2_000 },
  key: 'frame.jpg',
  jpeg: new Uint8Array([0xff, 0xd8]),
  ...over,
});
const source: SignalSource = { engine: 'scripted', model: 'scripted' };
const seen = { interval: { startMs: 1_500, endMs: 1_600 }, confidence: clampConfidence(0.8), source };
const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
const script = {
  objects: [{ ...seen, kind: 'object', label: 'knife', box }],
  text: [{ ...seen, kind: 'text', text: 'реклама', box }],
  nsfw: [{ ...seen, kind: 'class', classifier: 'nsfw', label: 'explicit' }],
  violence: [{ ...seen, kind: 'class', classifier: 'violence', label: 'violence' }],
  words: [4_000, 500, 9_500].map((startMs) => ({
    ...seen,
    kind: 'word' as const,
    text: 'слово',
    origin: 'recogniser' as const,
    language: 'ru',
    interval: { startMs, endMs: startMs + 400 },
  })),
  silent: ['silence.wav'],
  unreadable: ['unreadable'],
} as const;

for (const check of ['objects', 'text', 'nsfw', 'violence'] as const)
  frameModelContract(test, {
    name: `scripted ${check}`,
    create: async () => ({
      subject: createScriptedInference(script)[check],
      telling: frame(),
      blank: frame({ interval: { startMs: 5_000, endMs: 6_000 } }),
      unreadable: frame({ key: 'unreadable' }),
      dispose: nothing,
    }),
  });
speechRecognizerContract(test, {
  name: 'scripted speech',
  create: async () => ({
    subject: createScriptedInference(script).speech,
    talk: { path: 'talk.wav', durationMs: 10_000 },
    silence: { path: 'silence.wav', durationMs: 3_000 },
    unreadable: 'unreadable',
    dispose: nothing,
  }),
});

test('the scripted twin fails as often as it is told, counts calls and can be unavailable', async (t) => {
  const inference = createScriptedInference({ unavailable: { violence: 'no-local-model' } });
  inference.fail('nsfw', 1);
  await t.throwsAsync(inference.nsfw.analyse(frame(), never()), { instanceOf: InferenceFault });
  t.deepEqual((await inference.nsfw.analyse(frame(), never())).signals, []);
  t.is(inference.calls.nsfw, 2);
  t.deepEqual(await inference.violence.availability(), { state: 'unavailable', reason: 'no-local-model' });
  await t.throwsAsync(inference.violence.analyse(frame(), never()), { instanceOf: InferenceFault });
});

// ---- the real models ---------------------------------------------------------------------------------------------------

const blank = drawnFrame('');
const broken = frame({ key: 'broken.jpg', jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) });

const skin = softSkinColours();
const promo = drawnFrame(caption('ПРОМОКОД SALE20', 36, 180, '#ffdd00'), '#203040');
const tellingFrames = { objects: stopSign(), text: promo, nsfw: skin } as const;
for (const check of ['objects', 'text', 'nsfw'] as const)
  frameModelContract(test, {
    name: `local ${check}`,
    create: async () => ({
      subject: local[check],
      telling: await tellingFrames[check],
      blank: await blank,
      unreadable: broken,
      dispose: nothing,
    }),
  });

test('a drawn stop sign is found where it was drawn', async (t) => {
  const { signals } = await local.objects.analyse(await stopSign(), never());
  t.deepEqual(
    signals.map((signal) => signal.label),
    ['stop sign'],
  );
  const [sign] = signals;
  t.true(sign !== undefined && sign.confidence > 0.6);
  t.true(Math.abs((sign?.box.x ?? 0) - 220 / 640) < 0.06 && Math.abs((sign?.box.width ?? 0) - 200 / 640) < 0.06);
  t.true(Math.abs((sign?.box.y ?? 0) - 40 / 360) < 0.06 && Math.abs((sign?.box.height ?? 0) - 200 / 360) < 0.06);
});

test('a drawn glass of wine is a hint of alcohol', async (t) => {
  const { signals } = await local.objects.analyse(await glassOfWine(), never());
  const hints = signals.filter((signal) => signal.label.startsWith('imagenet:'));
  t.deepEqual(
    hints.map((signal) => signal.label),
    ['imagenet:alcohol'],
  );
  t.true(hints.every((hint) => hint.confidence >= 0.3));
});

test('harmless soft shapes in skin colours stay below the sure mark for explicit pictures', async (t) => {
  const { signals } = await local.nsfw.analyse(await skin, never());
  t.deepEqual(
    signals.map((signal) => signal.label),
    ['explicit'],
  );
  t.true(signals.every((signal) => signal.confidence >= 0.4 && signal.confidence < 0.7));
  t.true(signals.every((signal) => signal.source.model.includes('mean of 3')));
});

const lines = [
  { text: 'Реклама. ООО «Ромашка», ИНН 7701234567', size: 14, color: '#fff', background: '#222' },
  { text: 'Реклама. ООО «Ромашка», ИНН 7701234567', size: 16, color: '#333', background: '#f2f2f2' },
  { text: 'ПРОМОКОД SALE20', size: 40, color: '#ffdd00', background: '#203040' },
  { text: 'Курение вредит вашему здоровью', size: 24, color: '#802020', background: '#eee0d0', font: 'DejaVu Serif' },
  { text: 'Use promo code SALE20 today', size: 22, color: '#fff', background: '#603010' },
  { text: 'Подпишись на канал', size: 28, color: '#a0a0a0', background: '#707070' },
] as const;

test('drawn lines of Russian and English are read with at most 15 of 100 characters wrong, each where it stands', async (t) => {
  let wrong = 0;
  for (const line of lines) {
    const font = 'font' in line ? line.font : undefined;
    const drawn = await drawnFrame(caption(line.text, line.size, 200, line.color, font), line.background);
    const { signals } = await local.text.analyse(drawn, never());
    wrong += editDistance(line.text, signals.map((signal) => signal.text).join(' '));
    for (const { box: found } of signals) {
      t.true(found.y * 360 < 200 && (found.y + found.height) * 360 > 195);
      t.true(Math.abs(found.x * 640 - 24) < 16);
    }
  }
  const length = lines.reduce((sum, line) => sum + line.text.length, 0);
  t.log(`character error rate ${(wrong / length).toFixed(3)}`);
  t.true(wrong / length <= 0.15, `${wrong} of ${length} characters are wrong`);
});

test('an advertising code is read in Latin letters, also where the Russian dictionary would bend them', async (t) => {
  for (const code of ['erid: Pb3XmBtzfxGEMgkj', 'erid LjN8KcFw6Gwyu', 'erid: Pb3XmBtzCZLepY9x']) {
    const drawn = await drawnFrame(caption(code, 26, 200, '#fff', 'FreeSans'));
    const { signals } = await local.text.analyse(drawn, never());
    t.regex(signals.map(({ text }) => text).join(' '), /^erid/, code);
  }
  t.true(mayBeLatin('ета: Pob3XmBtzfxGEMgkj'));
  t.true(mayBeLatin('erid: 2Увахс У5 мк'));
  t.false(mayBeLatin('Реклама. ООО «Ромашка», ИНН 7701234567'));
  t.false(mayBeLatin('скидка 50 % на всё'));
});

test('text that went through a video encoder is read: the demo video shows its promo code', async (t) => {
  const jpeg = join(scratch, 'demo.jpg');
  const demo = join(root, 'hosts/cli/demo/demo.mp4');
  await run('ffmpeg', ['-v', 'error', '-ss', '8', '-i', demo, '-frames:v', '1', '-q:v', '4', jpeg]);
  const { signals } = await local.text.analyse(frame({ jpeg: await readFile(jpeg) }), never());
  const read = signals.map((signal) => signal.text);
  t.true(read.includes('ПРОМОКОД PIROG20'), read.join(' | '));
  t.true(read.includes('СКИДКА 20%'), read.join(' | '));
});

test('a frame full of lines is read up to its limit', async (t) => {
  const many = Array.from({ length: 50 }, (_, i) => {
    const [column, row] = [i % 5, Math.floor(i / 5)];
    return `<text x="${column * 130 + 10}" y="${row * 35 + 25}" font-family="DejaVu Sans" font-size="14" fill="#fff">Строка</text>`;
  });
  const { signals } = await local.text.analyse(await drawnFrame(many.join('')), never());
  t.true(signals.length > 20 && signals.length <= 40, `${signals.length} lines`);
});

// Alone, since the work of other tests would count too.
test.serial('the models answer in processes of their own: the event loop is not held up', async (t) => {
  const telling = await promo;
  await local.nsfw.analyse(telling, never());
  let worked = 0;
  // The time that this process worked itself, not that it waited: a busy machine makes only the models seem slower.
  const ownMs = await cpuMsOf(async () => {
    const judged = await Promise.all(
      [local.text, local.objects, local.nsfw].map((model) => model.analyse({ ...telling }, never())),
    );
    worked = judged.reduce((sum, { modelMs }) => sum + modelMs, 0);
  });
  t.log(`models worked ${Math.round(worked)} ms, this process ${Math.round(ownMs)} ms`);
  t.true(ownMs < worked / 2, `${ownMs} ms of ${worked} ms`);
});

test('violence is openly not checked, and asking all the same is a fault', async (t) => {
  t.deepEqual(await local.violence.availability(), { state: 'unavailable', reason: 'no-local-model' });
  await t.throwsAsync(local.violence.analyse(await blank, never()), { instanceOf: InferenceFault });
});

test('models that are not installed are unavailable, and using them is a fault', async (t) => {
  const empty = join(scratch, 'empty');
  await mkdir(empty, { recursive: true });
  await using none = createLocalInference({ modelsDir: empty, tessdataDir: empty, logger: createNullLogger() });
  for (const check of ['objects', 'nsfw', 'text', 'speech'] as const)
    t.deepEqual(await none[check].availability(), { state: 'unavailable', reason: 'model-not-installed' });
  for (const check of ['objects', 'nsfw', 'text'] as const)
    await t.throwsAsync(none[check].analyse(await blank, never()), { instanceOf: InferenceFault });
  const options = { durationMs: 1_000, signal: never(), onProgress: () => {} };
  await t.throwsAsync(none.speech.recognize('any.wav', options), { instanceOf: InferenceFault });
});

test('without the middle net the others judge, and say that they were two', async (t) => {
  const two = join(scratch, 'two-nets');
  await mkdir(two, { recursive: true });
  for (const name of await readdir(modelsDir))
    if (/^nsfw-(?!.*mid)/.test(name)) await cp(join(modelsDir, name), join(two, name));
  await using pair = createLocalInference({ modelsDir: two, logger: createNullLogger() });
  const found = await pair.nsfw.availability();
  t.true(found.state === 'available' && found.model.includes('mean of 2'));
  const { signals } = await pair.nsfw.analyse(await skin, never());
  t.true(signals.length > 0 && signals.every((signal) => signal.source.model.includes('mean of 2')));
});

test('broken language data are a fault, not a hang', async (t) => {
  const tessdataDir = join(scratch, 'broken-tessdata');
  await mkdir(tessdataDir, { recursive: true });
  for (const language of ['rus', 'eng']) await writeFile(join(tessdataDir, `${language}.traineddata`), 'not data');
  await using inference = createLocalInference({ modelsDir, tessdataDir, logger: createNullLogger() });
  await t.throwsAsync(inference.text.analyse(await promo, never()), { instanceOf: InferenceFault });
  t.deepEqual((await inference.text.analyse(await blank, never())).signals, []);
});

test('after its idle time a model is loaded anew', async (t) => {
  const logged: string[] = [];
  await using inference = createLocalInference({ modelsDir, idleMs: 1, logger: recordingLogger(logged) });
  const first = await inference.objects.analyse(await stopSign(), never());
  while (!logged.some((line) => line.startsWith('idle models were unloaded')))
    await new Promise((resolve) => setTimeout(resolve, 5));
  const second = await inference.objects.analyse(await stopSign(), never());
  t.deepEqual(second.signals, first.signals);
});

test('a net that does not answer in time is a fault, for every question', async (t) => {
  await using inference = createLocalInference({ modelsDir, timeouts: { modelMs: 1 }, logger: createNullLogger() });
  const asked = [1, 2].map(async () => inference.nsfw.analyse(await blank, never()));
  for (const answer of asked) await t.throwsAsync(answer, { instanceOf: InferenceFault, message: /in time/ });
});

test('a frame is decoded once for all models', async (t) => {
  const pictures = new PictureCache();
  const drawn = await blank;
  t.is(await pictures.of(drawn), await pictures.of(drawn));
  t.not(await pictures.of({ ...drawn }), await pictures.of(drawn));
});

test('after disposal nothing is analysed any more', async (t) => {
  const inference = createLocalInference({ modelsDir, logger: createNullLogger() });
  const waiting = inference.nsfw.analyse(await blank, never());
  const spared = t.throwsAsync(waiting, { instanceOf: InferenceFault });
  await inference[Symbol.asyncDispose]();
  await spared;
  await t.throwsAsync(inference.nsfw.analyse(await blank, never()), { instanceOf: InferenceFault });
});

test('options out of range are refused at construction', (t) => {
  t.throws(() => createLocalInference({ modelsDir: '', logger: createNullLogger() }));
  t.throws(() => createLocalInference({ modelsDir, threads: 0, logger: createNullLogger() }));
});

// ---- the arithmetic after the nets -------------------------------------------------------------------------------------

test('a grid of the object net is decoded by hand-made numbers: label, score and sides', (t) => {
  const cells = 169;
  const scores = new Float32Array(cells * 80);
  const sides = new Float32Array(cells * 44).fill(-50);
  const cell = 6 * 13 + 4;
  scores[cell * 80 + 43] = 0.9;
  scores[cell * 80 + 42] = 0.6;
  scores[(cell + 1) * 80] = 0.44;
  // Each side is sure of one bin: 2 cells to the left, 1 up, 3 to the right; below it wavers between 1 and 2.
  for (const [side, bin] of [2, 1, 3, 1].entries()) sides[cell * 44 + side * 11 + bin] = 50;
  sides[cell * 44 + 3 * 11 + 2] = 50;
  const found = decodeNanodet({ scores, sides }, 0.45);
  t.is(found.length, 1);
  t.is(found[0]?.label, 'knife');
  t.true(Math.abs((found[0]?.score ?? 0) - 0.9) < 1e-6);
  const [left, top, right, bottom] = [2.5, 5.5, 7.5, 8].map((at) => at / 13);
  const { x = 0, y = 0, width = 0, height = 0 } = found[0]?.box ?? {};
  for (const [is, should] of [
    [x, left],
    [y, top],
    [x + width, right],
    [y + height, bottom],
  ])
    t.true(Math.abs((is ?? 0) - (should ?? 1)) < 1e-6);
});

test('of overlapping boxes of one class the best stays; other classes and places are kept', (t) => {
  const at = (label: string, score: number, x: number) => ({ label, score, box: { x, y: 0, width: 0.4, height: 0.4 } });
  const kept = nonMaxSuppression(
    [at('cup', 0.5, 0.05), at('cup', 0.8, 0), at('bowl', 0.6, 0), at('cup', 0.46, 0.5)],
    0.5,
  );
  t.deepEqual(
    kept.map(({ label, score }) => [label, score]),
    [
      ['cup', 0.8],
      ['bowl', 0.6],
      ['cup', 0.46],
    ],
  );
});

test('probabilities of a group of classes are summed, the background class not counted', (t) => {
  const logits = new Float32Array(1001).fill(-20);
  logits[845 + 1] = 3;
  logits[720 + 1] = 3;
  logits[0] = 3;
  const scores = sumGroups(logits);
  t.true(Math.abs(scores.drugs - 2 / 3) < 1e-3);
  t.true(scores.weapon < 1e-6);
});

test('the explicit score is the mean over the nets of pornography and hentai together', (t) => {
  const { explicit, suggestive } = meanScores([
    Float32Array.of(0, 0.2, 0.2, 0.5, 0.1),
    Float32Array.of(0.9, 0, 0, 0.1, 0),
  ]);
  t.true(Math.abs(explicit - 0.4) < 1e-6 && Math.abs(suggestive - 0.05) < 1e-6);
});

test('the large net is asked only about frames whose score it could lift to where a rule begins', async (t) => {
  const models = new OnnxModels(1);
  const ask = async (image: FrameImage) => {
    const picture = await decodePicture(image.jpeg);
    const nets = ['nsfw-mobilenet_v2.onnx', 'nsfw-mobilenet_v2_mid.onnx'].map((name) => join(modelsDir, name));
    return rateNudity(models, {
      small: { pixels: await resizePicture(picture, 224, 224), nets },
      large: { pixels: await resizePicture(picture, 299, 299), nets: [join(scratch, 'absent.onnx')] },
    });
  };
  const { explicit, suggestive } = await ask(await blank);
  t.true(explicit < 0.4 && suggestive < 0.4);
  await t.throwsAsync(ask(await skin), { message: /absent/ });
});

test('words of one line on the text map become one box, lines apart stay two, and faint marks none', (t) => {
  const [width, height] = [200, 100];
  const map = new Float32Array(width * height);
  const paint = (left: number, top: number, right: number, bottom: number, value: number) => {
    for (let y = top; y < bottom; y++) map.fill(value, y * width + left, y * width + right);
  };
  paint(20, 20, 60, 26, 0.9);
  paint(68, 20, 120, 26, 0.8);
  paint(20, 70, 90, 76, 0.7);
  paint(150, 70, 190, 76, 0.4);
  const boxes = boxesOfMap(map, width, height);
  t.is(boxes.length, 2);
  const [first, second] = boxes;
  t.true(first !== undefined && first.left < 0.1 && first.right > 0.6 && first.top < 0.2 && first.bottom > 0.26);
  t.true(second !== undefined && second.top > 0.6 && second.right < 0.55);
});

// ---- the speech worker's client ----------------------------------------------------------------------------------------

const talk = join(scratch, 'talk.wav');
const silence = join(scratch, 'silence.wav');
const makeSounds = (async () => {
  const demo = join(root, 'hosts/cli/demo/demo.mp4');
  const wav = ['-ar', '16000', '-ac', '1', '-c:a', 'pcm_s16le'];
  await run('ffmpeg', ['-v', 'error', '-i', demo, '-t', '6', '-vn', ...wav, talk]);
  await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', '3', ...wav, silence]);
})();
makeSounds.catch(() => {});

speechRecognizerContract(test, {
  name: 'local speech',
  create: async () => {
    await makeSounds;
    return {
      subject: local.speech,
      talk: { path: talk, durationMs: 6_000 },
      silence: { path: silence, durationMs: 3_000 },
      unreadable: join(scratch, 'missing.wav'),
      dispose: nothing,
    };
  },
});

test('the words of the demo video are recognised as Russian, at their times', async (t) => {
  await makeSounds;
  const heard = await local.speech.recognize(talk, { durationMs: 6_000, signal: never(), onProgress: () => {} });
  t.is(heard.language, 'ru');
  const plain = heard.words.map((word) => word.text.toLowerCase().replace(/\P{L}/gu, ''));
  for (const word of ['привет', 'друзья', 'сегодня', 'пирог']) t.true(plain.includes(word), plain.join(' '));
  const hello = heard.words[plain.indexOf('привет')];
  t.true(hello !== undefined && Math.abs(hello.interval.startMs - 500) < 400);
  t.true(heard.words.every((word) => word.source.engine.startsWith('faster-whisper')));
});

test('noise, a tone, faint hum and a sound of no length are no speech', async (t) => {
  for (const [name, made] of [
    ['noise', 'anoisesrc=color=pink:r=16000:a=0.3'],
    ['tone', 'sine=frequency=440:r=16000'],
    ['hum', 'aevalsrc=0.002*sin(2*PI*50*t):s=16000'],
  ] as const) {
    const path = join(scratch, `${name}.wav`);
    await run('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', made, '-t', '4', '-ac', '1', '-c:a', 'pcm_s16le', path]);
    const heard = await local.speech.recognize(path, { durationMs: 4_000, signal: never(), onProgress: () => {} });
    t.deepEqual(heard.words, [], name);
  }
  const empty = join(scratch, 'empty.wav');
  await writeFile(empty, writeWave({ rate: 16_000, samples: new Float32Array(0) }));
  const options = { durationMs: 1_000, signal: never(), onProgress: () => {} };
  t.like(await local.speech.recognize(empty, options), { words: [], speech: [] });
  await writeFile(empty, '');
  await t.throwsAsync(local.speech.recognize(empty, options), { instanceOf: InferenceFault, message: /bad-audio/ });
});

/** The worker itself with a model that is told what to hear: its judgement without its weights. */
const heardByWorker = async (language: string, segments: readonly Record<string, unknown>[]) => {
  await makeSounds;
  const script = `
import json, sys
sys.path.insert(0, ${JSON.stringify(join(root, 'adapters/inference-local/python'))})
import speech_worker as worker
from types import SimpleNamespace as Thing
asked = json.load(sys.stdin)
def segment(said):
    words = [Thing(word=" " + text, start=i * 0.5, end=i * 0.5 + 0.4, probability=float(said.get("probability", 0.9))) for i, text in enumerate(said["text"].split())]
    return Thing(text=said["text"], words=words, tokens=[0] * len(words), avg_logprob=float(said.get("avg_logprob", -0.3)), compression_ratio=1.2, no_speech_prob=0.0)
class Model:
    def detect_language(self, *_, **__):
        return asked["language"], 0.95, [(asked["language"], 0.95), ("ru", 0.02), ("en", 0.01)]
    def transcribe(self, _, language, **__):
        worth = -0.2 if language == asked["language"] else -0.9
        return [segment({"avg_logprob": worth, **said}) for said in asked["segments"]], None
recogniser = object.__new__(worker.Recogniser)
recogniser.model = Model()
recogniser.voice_of = lambda samples: [{"start": 0, "end": len(samples)}]
recogniser.transcribe({"id": "1", "path": ${JSON.stringify(talk)}, "language": None}, lambda: False)
`;
  const running = run(join(root, '.venv/bin/python'), ['-c', script]);
  running.child.stdin?.end(JSON.stringify({ language, segments }));
  const { stdout } = await running;
  const messages = stdout
    .trim()
    .split('\n')
    .map(
      (line) => JSON.parse(line) as { type: string; language?: string; speech?: unknown[]; words?: { text: string }[] },
    );
  return {
    words: messages.flatMap(({ words }) => (words ?? []).map(({ text }) => text)),
    ...messages.find(({ type }) => type === 'done'),
  };
};

test('speech in a third language is told as speech and gives no words; Russian and English give theirs', async (t) => {
  const said = [{ text: 'это слова' }];
  for (const language of ['de', 'tr', 'zh']) {
    const heard = await heardByWorker(language, said);
    t.like(heard, { words: [], language });
    t.is(heard.speech?.length, 1);
  }
  for (const language of ['ru', 'en']) t.deepEqual((await heardByWorker(language, said)).words, ['это', 'слова']);
});

test('what the model itself hardly believes, lines of its training subtitles and scores that are no numbers give no words', async (t) => {
  const heard = await heardByWorker('ru', [
    { text: 'было сказано' },
    { text: 'шум стал словами', avg_logprob: -1.2 },
    { text: 'никакое число', avg_logprob: 'nan' },
    { text: 'слово без веса', probability: 'nan' },
    { text: 'слишком верное слово', probability: 1.5 },
    { text: 'Субтитры сделал кто-то' },
  ]);
  t.deepEqual(heard.words, ['было', 'сказано']);
});

const scriptedWorker = fileURLToPath(new URL('./scripted-speech-worker.js', import.meta.url));

/** A recogniser over the scripted worker, whose model file tells it how to behave at its start. */
const withScriptedWorker = async (manner: string, over: Partial<LocalInferenceOptions> = {}) => {
  const models = await mkdtemp(join(scratch, 'models-'));
  const model = join(models, 'whisper-base');
  await mkdir(model);
  for (const file of ['config.json', 'tokenizer.json']) await writeFile(join(model, file), '{}');
  await writeFile(join(model, 'model.bin'), manner);
  const inference = createLocalInference({
    modelsDir: models,
    pythonPath: process.execPath,
    speechWorkerPath: scriptedWorker,
    timeouts: { speechCancelMs: 300 },
    logger: createNullLogger(),
    ...over,
  });
  const recognize = (path: string, signal = never(), onProgress: (doneMs: number) => void = () => {}) =>
    inference.speech.recognize(path, { durationMs: 10_000, signal, onProgress });
  const pid = async () => (await recognize('who.wav')).words[0]?.text;
  return { ...inference, recognize, pid };
};

speechRecognizerContract(test, {
  name: 'speech over a scripted worker',
  create: async () => {
    const worker = await withScriptedWorker('polite');
    const sound = (path: string) => ({ path, durationMs: 10_000 });
    return {
      subject: worker.speech,
      talk: sound('talk.wav'),
      silence: sound('silence.wav'),
      unreadable: 'bad.wav',
      dispose: async () => worker[Symbol.asyncDispose](),
    };
  },
});

test('words are put in order and cut to the sound; broken, empty, timeless ones and those with impossible scores are dropped and counted', async (t) => {
  const logged: string[] = [];
  const worker = await withScriptedWorker('polite', { logger: recordingLogger(logged) });
  const progress: number[] = [];
  const heard = await worker.recognize('talk.wav', never(), (doneMs) => progress.push(doneMs));
  t.deepEqual(
    heard.words.map(({ text, interval, confidence }) => [text, interval.startMs, interval.endMs, Number(confidence)]),
    [
      ['первое', 0, 400, 0.9],
      ['второе', 5_000, 5_400, 0.9],
      ['последнее', 9_800, 10_000, 1],
    ],
  );
  t.deepEqual(heard.speech, [
    { startMs: 0, endMs: 300 },
    { startMs: 500, endMs: 1_500 },
    { startMs: 9_000, endMs: 10_000 },
  ]);
  t.deepEqual(progress, [5_000, 10_000]);
  t.is(heard.language, 'ru');
  t.deepEqual(heard.words[0]?.source, { engine: 'scripted 1.0', model: 'whisper-base int8' });
  await worker[Symbol.asyncDispose]();
  const [ignored, complaints] = [
    logged.filter((line) => line.startsWith('the speech worker told words')),
    logged.filter((line) => line.startsWith('the speech worker complains')),
  ];
  t.deepEqual(ignored, ['the speech worker told words that cannot be {"ignored":10}']);
  t.is(complaints.length, 50, 'of 200 complaints');
});

test('one worker serves request after request, gets the language it knows and none of our secrets', async (t) => {
  process.env['SECRET'] = 'hidden';
  await using worker = await withScriptedWorker('polite');
  const [first, second] = await Promise.all([worker.recognize('who.wav'), worker.recognize('who.wav')]);
  t.deepEqual(
    first.words.map((word) => word.text),
    second.words.map((word) => word.text),
  );
  t.deepEqual(
    first.words.slice(1).map((word) => word.text),
    ['null', 'none'],
  );
  const ask = (language: string) =>
    worker.speech.recognize('who.wav', { durationMs: 10_000, language, signal: never(), onProgress: () => {} });
  t.is((await ask('ru')).words[1]?.text, 'ru');
  t.is((await ask('zz')).words[1]?.text, 'null');
});

for (const [manner, path] of [
  ['dies', 'crash.wav'],
  ['talks nonsense', 'garbage.wav'],
  ['sends an unknown message', 'unknown.wav'],
  ['never ends its line', 'endless.wav'],
  ['hears more words than time allows', 'chatter.wav'],
  ['tells of a fault of its engine', 'broken-engine.wav'],
] as const)
  test(`a worker that ${manner} is an InferenceFault, and a fresh one takes the next request`, async (t) => {
    await using worker = await withScriptedWorker('polite');
    const before = await worker.pid();
    await t.throwsAsync(worker.recognize(path), { instanceOf: InferenceFault });
    const after = await worker.pid();
    t.truthy(after);
    t.not(after, before);
  });

test('a sound that the worker refuses does not cost the worker', async (t) => {
  await using worker = await withScriptedWorker('polite');
  const before = await worker.pid();
  await t.throwsAsync(worker.recognize('bad.wav'), { instanceOf: InferenceFault, message: /bad-audio/ });
  t.is(await worker.pid(), before);
});

test('a worker that falls silent is given up after its time', async (t) => {
  await using worker = await withScriptedWorker('polite', { timeouts: { speechSilenceMs: 3_000 } });
  const before = await worker.pid();
  await t.throwsAsync(worker.recognize('mute.wav'), { instanceOf: InferenceFault, message: /3000 ms/ });
  t.not(await worker.pid(), before);
});

test('a cancelled request ends at once, and the worker that stops in time is kept', async (t) => {
  await using worker = await withScriptedWorker('polite', { timeouts: { speechCancelMs: 60_000 } });
  const before = await worker.pid();
  const controller = new AbortController();
  await t.throwsAsync(
    worker.recognize('slow.wav', controller.signal, () => controller.abort(new Error('stopped by a person'))),
    { message: 'stopped by a person' },
  );
  t.is(await worker.pid(), before);
});

test('a worker that does not stop when cancelled is killed', async (t) => {
  await using worker = await withScriptedWorker('polite');
  const before = await worker.pid();
  const controller = new AbortController();
  await t.throwsAsync(
    worker.recognize('stubborn.wav', controller.signal, () => controller.abort(new Error('enough'))),
    { message: 'enough' },
  );
  t.not(await worker.pid(), before);
});

test('a worker that dies at its start, never gets ready or cannot be started is an InferenceFault', async (t) => {
  await using dying = await withScriptedWorker('crashes');
  await t.throwsAsync(dying.recognize('talk.wav'), { instanceOf: InferenceFault });
  await using sleepy = await withScriptedWorker('sleeps', { timeouts: { speechStartMs: 300 } });
  await t.throwsAsync(sleepy.recognize('talk.wav'), { instanceOf: InferenceFault });
  await using absent = await withScriptedWorker('polite', { pythonPath: scriptedWorker });
  await t.throwsAsync(absent.recognize('talk.wav'), { instanceOf: InferenceFault });
});

test('disposal ends the worker and what it was doing', async (t) => {
  const worker = await withScriptedWorker('polite');
  const pid = Number(await worker.pid());
  const waiting = t.throwsAsync(worker.recognize('mute.wav'), { instanceOf: InferenceFault });
  const queued = t.throwsAsync(worker.recognize('talk.wav'), { instanceOf: InferenceFault });
  await worker[Symbol.asyncDispose]();
  await Promise.all([waiting, queued]);
  t.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  await t.throwsAsync(worker.recognize('talk.wav'), { instanceOf: InferenceFault });
});

test('an idle worker gives its memory back, and the next request starts another', async (t) => {
  await using worker = await withScriptedWorker('polite', { idleMs: 1 });
  const before = Number(await worker.pid());
  while (isAlive(before)) await new Promise((resolve) => setTimeout(resolve, 10));
  t.not(await worker.pid(), String(before));
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const recordingLogger = (lines: string[]): Logger => {
  const add = (message: string, fields?: LogFields): void =>
    void lines.push(fields === undefined ? message : `${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { debug: add, info: add, warn: add, error: add, with: () => logger };
  return logger;
};

const editDistance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
};
