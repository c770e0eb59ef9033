import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import {
  createReplicateInference,
  defaultModels,
  type ReplicateModels,
} from '../../adapters/inference-replicate/index.js';
import { askedObjects, labelOfClass, labelOfPhrase } from '../../adapters/inference-replicate/formats/object-labels.js';
import { jpegSize } from '../../adapters/inference-replicate/frames/jpeg-size.js';
import { createNullLogger } from '../../adapters/in-memory/fakes/index.js';
import { InferenceFault, type FrameImage } from '../../application/ports/inference.js';
import { detect } from '../../domain/detection/detect.js';
import { classRules } from '../../domain/detection/visual/class-rules.data.js';
import { objectRules } from '../../domain/detection/visual/object-rules.data.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { Signal } from '../../domain/signal/signal.js';
import { frameModelContract } from '../contracts/frame-model.contract.js';
import { speechRecognizerContract } from '../contracts/speech-recognizer.contract.js';
import { mapCache, openLab } from './support/replicate-lab.js';
import {
  fastWhisperVersion,
  flaggedVersion,
  frameOf,
  freshFrame,
  jpegOf,
  pagesVersion,
  stored,
  violenceVersion,
  whisperxVersion,
  yoloVersion,
  yoloWorldVersion,
  type Scene,
} from './support/replicate-models.js';

const never = (): AbortSignal => new AbortController().signal;
const scratch = await mkdtemp(join(tmpdir(), 'replicate-'));
const talk = join(scratch, 'talk.wav');
const silence = join(scratch, 'silence.wav');
const said = 'это первая часть разговора и вторая за 1500 рублей сегодня';
await writeFile(talk, said);
await writeFile(silence, '');
test.after.always(() => rm(scratch, { recursive: true, force: true }));

// ---- the ports' promises, for every form of model ------------------------------------------------------------------------

type FrameCheck = Exclude<keyof ReplicateModels, 'speech'>;

const telling: Readonly<Record<FrameCheck, Scene>> = {
  objects: { objects: { 'wine glass': 0.8 } },
  nsfw: { nsfw: true },
  violence: { violence: 'violence' },
  text: { text: ['ПРОМОКОД SALE20'] },
};

const frameModels: readonly (readonly [FrameCheck, string])[] = [
  ['objects', defaultModels.objects],
  ['objects', `zsxkib/yolo-world:${yoloWorldVersion}`],
  ['objects', `adirik/yolov8:${yoloVersion}`],
  ['nsfw', defaultModels.nsfw],
  ['nsfw', `zhixindev/nsfw-image-detection-2026:${flaggedVersion}`],
  ['violence', defaultModels.violence],
  ['violence', `lucataco/vit-violence-detection:${violenceVersion}`],
  ['text', defaultModels.text],
  ['text', `datalab-to/ocr:${pagesVersion}`],
];

for (const [check, id] of frameModels)
  frameModelContract(test, {
    name: `replicate ${id.split(':')[0]}`,
    create: async () => {
      const lab = await openLab({ models: { [check]: id } });
      return {
        subject: lab.inference[check],
        telling: frameOf(telling[check]),
        blank: frameOf({}),
        unreadable: frameOf({}, { jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]) }),
        dispose: async () => lab[Symbol.asyncDispose](),
      };
    },
  });

const speechModels = [
  defaultModels.speech,
  `victor-upmeet/whisperx:${whisperxVersion}`,
  `vaibhavs10/incredibly-fast-whisper:${fastWhisperVersion}`,
];
for (const id of speechModels)
  speechRecognizerContract(test, {
    name: `replicate ${id.split(':')[0]}`,
    create: async () => {
      const lab = await openLab({ models: { speech: id } });
      return {
        subject: lab.inference.speech,
        talk: { path: talk, durationMs: 6_000 },
        silence: { path: silence, durationMs: 3_000 },
        unreadable: join(scratch, 'absent.wav'),
        dispose: async () => lab[Symbol.asyncDispose](),
      };
    },
  });

// ---- from a model's answer to a trigger ----------------------------------------------------------------------------------

const catalogue = shippedCatalogue;

/** Three seconds of the same scene, judged by one model, and the risks that the domain raises for it. */
const risksOf = async (
  judge: (frame: FrameImage) => Promise<readonly Signal[]>,
  scene: Scene,
): Promise<readonly string[]> => {
  const signals: Signal[] = [];
  for (const startMs of [0, 1_000, 2_000])
    signals.push(...(await judge(frameOf(scene, { interval: { startMs, endMs: startMs + 1_000 } }))));
  const { findings } = detect({
    signals,
    coverage: [],
    catalogue,
    durationMs: 10_000,
    metadata: { title: '', description: '' },
  });
  return findings.map(({ riskCode }) => riskCode);
};

test('every risk that the domain sees in pictures can be raised by a model on Replicate', async (t) => {
  await using lab = await openLab();
  const { objects, nsfw, violence } = lab.inference;
  const raised = new Set<string>();
  const look = async (model: typeof objects | typeof nsfw, scene: Scene): Promise<void> => {
    const risks = await risksOf(async (frame) => (await model.analyse(frame, never())).signals, scene);
    for (const risk of risks) raised.add(risk);
  };
  for (const phrase of Object.keys(askedObjects)) await look(objects, { objects: { [phrase]: 0.95 } });
  await look(nsfw, { nsfw: true });
  for (const kind of ['violence', 'blood', 'gore'] as const) await look(violence, { violence: kind });
  // A verdict without a score is pornography or nothing; classifiers with classes tell nudity apart.
  const nudity = 'NSFW_EROTICA_NUDITY';
  const visual = [...new Set([...objectRules, ...classRules].map(({ riskCode }) => riskCode))];
  t.deepEqual(
    visual.filter((code) => !raised.has(code)),
    [nudity],
  );
  await using classes = await openLab({
    models: { nsfw: { id: `somebody/nudity:${'3'.repeat(64)}`, format: 'class-scores' } },
  });
  classes.server.models.set('somebody/nudity', {
    version: '3'.repeat(64),
    required: ['image'],
    run: () => ({ nudity: 0.9, normal: 0.1 }),
  });
  const found = await risksOf(async (frame) => (await classes.inference.nsfw.analyse(frame, never())).signals, {});
  t.deepEqual(found, [nudity]);
});

test('what no local model sees is raised from what Replicate says, phrase by phrase', async (t) => {
  await using lab = await openLab();
  const expected: Readonly<Record<string, string>> = {
    pistol: 'VIOL_WEAPON_DISPLAY',
    cigarette: 'TOB_SMOKING',
    syringe: 'DRUG_USE_SHOWN',
    'cannabis leaf': 'DRUG_USE_SHOWN',
    blood: 'VIOL_BLOOD_INJURY',
    'severed limb': 'VIOL_GORE_NATURALISTIC',
    'fist fight': 'VIOL_FIGHT_PHYSICAL',
    swastika: 'SYM_NAZI',
    'isis flag': 'SYM_EXTREMIST_ORG',
    'instagram logo': 'SYM_META_LOGO',
    'beer bottle': 'ALC_CONSUMPTION',
  };
  for (const [phrase, risk] of Object.entries(expected)) {
    const scene = { objects: { [phrase]: 0.9 } };
    const risks = await risksOf(async (frame) => (await lab.inference.objects.analyse(frame, never())).signals, scene);
    t.deepEqual(risks, [risk], phrase);
  }
});

test('every phrase that detectors are asked for stands for a label of the domain', (t) => {
  const labels = new Set(objectRules.flatMap((rule) => rule.labels));
  for (const label of Object.values(askedObjects)) t.true(labels.has(label), label);
});

test('phrases that Grounding DINO cuts or joins are read by the longest one inside, and others are left out', (t) => {
  t.is(labelOfPhrase('Wine Bottle'), 'wine bottle');
  t.is(labelOfPhrase('pistol rifle'), 'pistol');
  t.is(labelOfPhrase('nazi flag swastika'), 'nazi flag');
  t.is(labelOfPhrase('cannabis leaf blood'), 'cannabis');
  t.is(labelOfPhrase('glass'), undefined);
  t.is(labelOfClass('assault_rifle'), 'rifle');
  t.is(labelOfClass('Dining Table'), 'dining table');
});

test('boxes come as fractions of the frame, cut at its edges', async (t) => {
  await using lab = await openLab();
  lab.server.models.set('adirik/grounding-dino', {
    version: defaultModels.objects.split(':')[1] ?? '',
    required: ['image'],
    run: () => ({
      detections: [
        { label: 'knife', confidence: 0.9, bbox: [64, 36, 320, 180] },
        { label: 'knife', confidence: 0.8, bbox: [600, 300, 700, 400] },
        { label: 'knife', confidence: 0.7, bbox: [700, 10, 800, 20] },
      ],
    }),
  });
  const { signals } = await lab.inference.objects.analyse(freshFrame(), never());
  t.deepEqual(
    signals.map(({ box }) => box),
    [
      { x: 0.1, y: 0.1, width: 0.4, height: 0.4 },
      { x: 600 / 640, y: 300 / 360, width: 1 - 600 / 640, height: 1 - 300 / 360 },
    ],
  );
});

test('lines of text are read with their places where the model gives them, without markup', async (t) => {
  await using lab = await openLab({ models: { text: `datalab-to/ocr:${pagesVersion}` } });
  const { signals } = await lab.inference.text.analyse(freshFrame({ text: ['Реклама. ООО «Ромашка»'] }), never());
  t.like(signals[0], { kind: 'text', text: 'Реклама. ООО «Ромашка»', confidence: 0.98, box: { x: 0.1, y: 0.1 } });
  await using plain = await openLab();
  const lines = (await plain.inference.text.analyse(frameOf({ text: ['скидка 50%', ' . ', 'по ссылке'] }), never()))
    .signals;
  t.deepEqual(
    lines.map(({ text, box }) => [text, box.width]),
    [
      ['скидка 50%', 1],
      ['по ссылке', 1],
    ],
  );
});

test('the size of a JPEG is read from its header only', (t) => {
  t.deepEqual(jpegSize(jpegOf({}, 1_280, 720)), { width: 1_280, height: 720 });
  t.is(jpegSize(new Uint8Array([0x89, 0x50])), undefined);
  t.is(jpegSize(jpegOf({}).subarray(0, 12)), undefined);
});

// ---- speech --------------------------------------------------------------------------------------------------------------

const hearing = (over: object = {}) => ({ durationMs: 6_000, signal: never(), onProgress: () => {}, ...over });

test('aligned words keep their times, and a number without any gets those between its neighbours', async (t) => {
  await using lab = await openLab({ models: { speech: `victor-upmeet/whisperx:${whisperxVersion}` } });
  const { words, language } = await lab.inference.speech.recognize(talk, hearing());
  t.is(language, 'ru');
  t.deepEqual(
    words.filter(({ text }) => text === 'первая' || text === '1500').map(({ text, interval }) => [text, interval]),
    [
      ['первая', { startMs: 500, endMs: 900 }],
      ['1500', { startMs: 3_400, endMs: 4_000 }],
    ],
  );
});

test('passages without word times give each word its share, and what Whisper talks into silence is left out', async (t) => {
  await using lab = await openLab();
  const { words, speech, language } = await lab.inference.speech.recognize(talk, hearing());
  t.is(language, 'ru');
  t.is(words.map(({ text }) => text).join(' '), said);
  t.is(speech.length, 2);
  lab.server.models.set('openai/whisper', {
    version: defaultModels.speech.split(':')[1] ?? '',
    required: ['audio'],
    run: () => ({
      detected_language: 'russian',
      segments: [{ start: 0, end: 2, text: 'Субтитры сделал', avg_logprob: -1.4, no_speech_prob: 0.9 }],
    }),
  });
  const other = join(scratch, 'hum.wav');
  await writeFile(other, 'hum');
  const heard = await lab.inference.speech.recognize(other, hearing());
  t.deepEqual([heard.words, heard.speech], [[], []]);
});

test('a sound goes by its URL when its key is known, inside the request when small, and through the file store otherwise', async (t) => {
  await using lab = await openLab();
  stored.set('artifacts/video-1/audio/a.wav', Buffer.from(said));
  await lab.inference.speech.recognize(talk, hearing({ key: 'artifacts/video-1/audio/a.wav' }));
  t.regex(
    String(lab.server.created[0]?.input['audio']),
    /^https:\/\/store\.test\/artifacts\/video-1\/audio\/a\.wav\?X-Amz/,
  );
  await lab.inference.speech.recognize(talk, hearing());
  t.regex(String(lab.server.created[1]?.input['audio']), /^data:audio\/wav;base64,/);
  const inference = lab.restart({ limits: { mostInlineBytes: 10 } });
  const heard = await inference.speech.recognize(talk, hearing());
  t.true(heard.words.length > 3);
  t.regex(String(lab.server.created[2]?.input['audio']), /\/v1\/files\//);
  // The same file again is neither uploaded nor paid for.
  await lab.restart({ limits: { mostInlineBytes: 10 } }).speech.recognize(talk, hearing());
  t.is(lab.server.requests.filter(({ route }) => route === 'upload').length, 1);
  t.is(lab.server.created.length, 3);
});

test('a language that is known is asked for', async (t) => {
  await using lab = await openLab();
  const { words } = await lab.inference.speech.recognize(talk, hearing({ language: 'ru' }));
  t.is(lab.server.created[0]?.input['language'], 'ru');
  t.true(words.every(({ language }) => language === 'ru'));
});

test('a recogniser that loops is not believed', async (t) => {
  await using lab = await openLab();
  lab.server.models.set('openai/whisper', {
    version: defaultModels.speech.split(':')[1] ?? '',
    required: ['audio'],
    run: () => ({ detected_language: 'russian', segments: [{ start: 0, end: 1, text: 'да '.repeat(200) }] }),
  });
  await t.throwsAsync(lab.inference.speech.recognize(talk, hearing({ durationMs: 1_000 })), {
    instanceOf: InferenceFault,
    message: /more words/,
  });
});

// ---- which model, and whether it can be asked ------------------------------------------------------------------------------

test('a model without a version is looked up once; one that does not exist is openly not installed', async (t) => {
  await using lab = await openLab({ models: { objects: 'adirik/yolov8', nsfw: 'nobody/nothing' } });
  const { objects, nsfw } = lab.inference;
  const found = await objects.availability();
  t.like(found, { state: 'available', engine: 'replicate', model: `adirik/yolov8:${yoloVersion.slice(0, 8)}` });
  await objects.analyse(frameOf({ objects: { bottle: 0.8 } }), never());
  t.is(lab.server.requests.filter(({ route }) => route === 'model').length, 1);
  t.deepEqual(await nsfw.availability(), { state: 'unavailable', reason: 'model-not-installed' });
  await t.throwsAsync(nsfw.analyse(freshFrame(), never()), { instanceOf: InferenceFault });
});

test('a token that is refused is a service that is not configured; a service that is away is found out by asking', async (t) => {
  await using lab = await openLab({
    models: { objects: 'adirik/yolov8' },
    apiToken: 'r8_wrong',
    limits: { requestAttempts: 1 },
  });
  t.deepEqual(await lab.inference.objects.availability(), { state: 'unavailable', reason: 'service-not-configured' });
  lab.server.trouble('model', { kind: 'status', status: 503 }, 1);
  t.like(await lab.inference.objects.availability(), { state: 'available', model: 'adirik/yolov8' });
  const fault = await t.throwsAsync(lab.inference.nsfw.analyse(freshFrame(), never()), { instanceOf: InferenceFault });
  t.true(fault instanceof InferenceFault && fault.isFinal);
});

test('models that take public URLs only are not available without them', async (t) => {
  await using lab = await openLab();
  const inference = createReplicateInference({
    apiToken: lab.server.token,
    baseUrl: lab.server.baseUrl,
    cache: mapCache(),
    logger: createNullLogger(),
  });
  t.deepEqual(await inference.violence.availability(), { state: 'unavailable', reason: 'service-not-configured' });
  await t.throwsAsync(inference.violence.analyse(freshFrame(), never()), { instanceOf: InferenceFault });
  const { signals } = await inference.objects.analyse(frameOf({ objects: { rifle: 0.9 } }), never());
  t.is(signals.length, 1);
  t.regex(String(lab.server.created[0]?.input['image']), /^data:image\/jpeg;base64,/);
});

test('options are checked when the adapter is made, and no message has the token', (t) => {
  const make = (over: object) => () =>
    createReplicateInference({ apiToken: 'r8_SECRET', cache: mapCache(), logger: createNullLogger(), ...over });
  const wrong: readonly object[] = [
    { apiToken: '' },
    { models: { nsfw: 'no-owner' } },
    { models: { nsfw: 'owner/name:short' } },
    { models: { nsfw: { id: defaultModels.nsfw, format: 'clip' } } },
    { models: { nsfw: { id: defaultModels.nsfw, price: { hardware: 'gpu-z1' } } } },
    { models: { voice: 'owner/name' } },
    { webhookUrl: 'http://example.test/hook' },
    { baseUrl: 'ftp://example.test' },
    { limits: { predictionsAtOnce: 0 } },
    { limits: { waitS: 30, requestTimeoutMs: 30_000 } },
  ];
  for (const over of wrong) {
    const error = t.throws(make(over), undefined, JSON.stringify(over));
    t.false(String(error).includes('r8_SECRET'));
  }
  t.notThrows(make({}));
});
