import { subtitlesKey } from '../../domain/video/storage-key.js';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import test from 'ava';
import { findArtifact, LookStage, ValidateStage, type RunStage, type StageContext } from '../../application/index.js';
import { createScriptedInference } from '../../adapters/in-memory/inference/index.js';
import { InferenceFault } from '../../application/ports/inference.js';
import { claimStage } from '../../domain/pipeline/execution-decisions.js';
import { defaultAttemptPolicy } from '../../domain/pipeline/attempt-policy.js';
import type { ArtifactKind } from '../../domain/pipeline/artifact.js';
import type { StageName } from '../../domain/pipeline/stage.js';
import { workerId } from '../../domain/shared/ids.js';
import type { Coverage } from '../../domain/signal/coverage.js';
import type { Signal, SpokenWord } from '../../domain/signal/signal.js';
import { unrecognisedSpeech } from '../../domain/signal/unrecognised-speech.js';
import { wordsOfCue } from '../../domain/signal/words-of-cue.js';
import { startProcessing } from '../../domain/video/video-transitions.js';
import { aCatalogue } from '../builders/a-catalogue.js';
import { noon } from '../builders/moments.js';
import { accept } from '../../domain/shared/result.js';
import { said, seen, shown } from '../domain/signals.js';
import { openApplication, type ApplicationOptions } from './harness.js';

const never = new AbortController().signal;

/** An analysis that has come as far as the stage before this one. */
const before = async (stage: StageName, options: ApplicationOptions = {}) => {
  const app = await openApplication(options);
  const video = await app.upload();
  const run: RunStage = app.worker();
  const order: StageName[] = ['validate', 'extract', 'transcribe', 'look', 'detect', 'publish'];
  const [execution] = await app.read((tx) => tx.executions.ofVideo(video.id));
  if (execution === undefined) throw new Error('no execution');
  for (const name of order.slice(0, order.indexOf(stage))) {
    const outcome = await run.execute(execution.id, name, never);
    if (outcome !== 'done') throw new Error(`${name}: ${outcome}`);
  }
  const load = async () => {
    const found = await app.read((tx) => tx.executions.find(execution.id));
    if (found === undefined) throw new Error('no execution');
    return found;
  };
  return {
    app,
    video,
    load,
    run: (name: StageName = stage) => run.execute(execution.id, name, never),
    lines: async <T>(kind: ArtifactKind): Promise<readonly T[]> => app.artifacts.readLines<T>(await load(), kind),
    /** The context of a handler that is called without a runner around it. */
    context: async (over: Partial<StageContext> = {}): Promise<StageContext> => {
      const claim = claimStage(await load(), stage, workerId('w'), defaultAttemptPolicy, app.clock.now());
      const now = await app.read((tx) => tx.videos.find(video.id));
      if (!claim.ok || now === undefined) throw new Error('not claimed');
      return {
        video: now.state === 'processing' ? now : startProcessing(video, execution.id, noon),
        execution: claim.value.execution,
        isLastTry: () => false,
        signal: never,
        onProgress: () => undefined,
        ...over,
      };
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
};

const states = (coverage: readonly Coverage[]): Readonly<Record<string, string>> =>
  Object.fromEntries(coverage.map((entry) => [entry.check, entry.state === 'checked' ? 'checked' : entry.reason]));

test('validation fails for good when the stored bytes are gone, cut or no longer allowed', async (t) => {
  await using gone = await before('validate');
  await gone.app.storage.delete(gone.video.storageKey);
  t.is(await gone.run(), 'failed');
  t.like(await gone.app.read((tx) => tx.videos.find(gone.video.id)), {
    failure: { reason: { kind: 'truncated-file' } },
  });

  await using cut = await before('validate');
  await cut.app.storage.put(
    cut.video.storageKey,
    (async function* () {
      yield Buffer.from('MP4!');
    })(),
    { contentType: 'video/mp4', maxBytes: 100 },
  );
  t.is(await cut.run(), 'failed');

  await using strict = await before('validate');
  const probe = async () => ({ ok: false, refusal: { kind: 'too-long', durationMs: 2, limitMs: 1 } }) as const;
  const handler = new ValidateStage({ ...strict.app, media: { ...strict.app.media, probe } });
  t.deepEqual(await handler.run(await strict.context()), await probe());
});

test('only frames that show something new are kept, compared with the last one kept', async (t) => {
  // Steps of 3 stay below the threshold one by one and pass it together.
  await using at = await before('extract', { media: { pictures: [10, 10, 13, 16, 16, 10] } });
  t.is(await at.run(), 'done');
  const index = await at.lines<{ atMs: number; key?: string }>('frame-index');
  t.deepEqual(
    index.slice(0, 6).map(({ key }) => key !== undefined),
    [true, false, false, true, false, true],
  );
  t.deepEqual(index[6], { pictureMs: 6_000, soundMs: 6_000, cuts: [] } as never);
  t.is(index[0]?.key, index[5]?.key, 'the same picture later is the same object');
  t.is((await at.app.keys(`artifacts/${(await at.load()).id}/frames`)).length, 2);
  t.deepEqual(await readdir(at.app.workRoot), [], 'nothing is left on the disk');
});

test('an extraction that is refused or aborted leaves no working directory behind', async (t) => {
  await using at = await before('extract', { media: { extractRefusal: { kind: 'unreadable-media', detail: 'x' } } });
  t.is(await at.run(), 'failed');
  t.deepEqual(await readdir(at.app.workRoot), []);
  await using aborted = await before('extract');
  const signal = AbortSignal.abort(new Error('stop'));
  await t.throwsAsync(Promise.resolve(aborted.app.handlers.extract.run(await aborted.context({ signal }))), {
    message: 'stop',
  });
  t.deepEqual(await readdir(aborted.app.workRoot).catch(() => []), []);
});

test('a video without sound is told as such, and its subtitles are still read', async (t) => {
  const cues = [{ interval: { startMs: 0, endMs: 1_000 }, text: 'какое дерьмо' }];
  const info = { audio: undefined, subtitles: [{ index: 2, codec: 'subrip', language: 'ru' }] };
  await using at = await before('transcribe', { media: { hasSound: false, cues, info } });
  t.is(await at.run(), 'done');
  t.deepEqual(states(await at.lines<Coverage>('transcribe-coverage')), {
    speech: 'no-audio-track',
    'audio-events': 'no-local-model',
  });
  const words = await at.lines<SpokenWord>('speech-signals');
  t.deepEqual(
    words.map(({ text, origin, language }) => [text, origin, language]),
    [
      ['какое', 'subtitles', 'ru'],
      ['дерьмо', 'subtitles', 'ru'],
    ],
  );
  t.is(at.app.inference.calls.speech, 0);
});

test('subtitles add words to what is heard, and do not hide speech that was not recognised', async (t) => {
  const cues = [{ interval: { startMs: 0, endMs: 5_000 }, text: 'всё в порядке' }];
  const info = { subtitles: [{ index: 2, codec: 'subrip', language: undefined }] };
  const inference = { words: said('привет'), speech: [{ startMs: 0, endMs: 5_000 }], modelMs: 70, microUsd: 3 };
  await using at = await before('transcribe', { media: { cues, info }, inference });
  t.is(await at.run(), 'done');
  const words = await at.lines<SpokenWord>('speech-signals');
  t.deepEqual(
    words.map(({ text }) => text),
    ['привет', 'всё', 'в', 'порядке'],
  );
  const coverage = (await at.lines<Coverage>('transcribe-coverage')).filter(({ check }) => check === 'speech');
  t.like(coverage, [
    { state: 'checked', engine: 'scripted', intervals: [{ startMs: 0, endMs: 5_000 }] },
    { state: 'not-checked', reason: 'speech-not-recognised', intervals: [{ startMs: 1_350, endMs: 5_000 }] },
  ]);
  t.deepEqual((await at.load()).stages.transcribe.cost, { modelCalls: 1, modelMs: 70, microUsd: 3 });
});

test('subtitles that came as a file of their own are read like those inside the video', async (t) => {
  await using at = await before('extract');
  const srt = '1\n00:00:01,000 --> 00:00:02,000\nпромокод пирог\n';
  const source = async function* () {
    yield Buffer.from(srt);
  };
  await at.app.storage.put(subtitlesKey(at.video.id), source(), { contentType: 'text/plain', maxBytes: 1_000 });
  t.is(await at.run(), 'done');
  t.deepEqual(await at.lines('subtitles'), [{ startMs: 1_000, endMs: 2_000, text: 'промокод пирог' }] as never);
});

test('every word of a subtitle stays, inside its cue, however short the cue', (t) => {
  for (const lengthMs of [1, 2, 3, 1_000]) {
    const words = wordsOfCue({ startMs: 500, endMs: 500 + lengthMs }, 'раз два три', undefined);
    t.is(words.length, 3);
    t.true(
      words.every(({ interval: { startMs, endMs } }) => startMs >= 500 && startMs < endMs && endMs <= 500 + lengthMs),
    );
  }
  t.deepEqual(wordsOfCue({ startMs: 500, endMs: 500 }, 'раз', undefined), []);
});

test('pauses between words and short sounds are no missed speech', (t) => {
  const words = said('раз два', 10_000);
  t.deepEqual(unrecognisedSpeech([{ startMs: 9_100, endMs: 11_600 }], words), []);
  t.deepEqual(unrecognisedSpeech([{ startMs: 20_000, endMs: 21_499 }], words), []);
  t.deepEqual(unrecognisedSpeech([{ startMs: 20_000, endMs: 21_500 }], words), [{ startMs: 20_000, endMs: 21_500 }]);
});

test('a recogniser that is missing is not asked; one that fails is tried again, and given up openly at the last attempt', async (t) => {
  await using missing = await before('transcribe', { inference: { unavailable: { speech: 'model-not-installed' } } });
  t.is(await missing.run(), 'done');
  t.is(states(await missing.lines<Coverage>('transcribe-coverage'))['speech'], 'model-not-installed');

  await using failing = await before('transcribe');
  failing.app.inference.fail('speech', 3);
  for (const restMs of [1_000, 2_000]) {
    t.is(await failing.run(), 'will-retry');
    await failing.app.clock.advance(restMs);
  }
  t.is(await failing.run(), 'done');
  t.is(states(await failing.lines<Coverage>('transcribe-coverage'))['speech'], 'service-failed');
  t.is(failing.app.inference.calls.speech, 3);
});

test('every new frame goes to every model that is there; the others are told as not checked', async (t) => {
  const inference = {
    objects: [seen('wine glass', 0, 0.9)],
    text: [shown('СКИДКА', 3_000, 5_000)],
    unavailable: { violence: 'no-local-model' },
    modelMs: 10,
    microUsd: 2,
  } as const;
  await using at = await before('look', { media: { pictures: [10, 10, 90, 90, 90] }, inference });
  t.is(await at.run(), 'done');
  t.deepEqual(at.app.inference.calls, { speech: 1, objects: 2, nsfw: 2, violence: 0, text: 2 });
  const coverage = await at.lines<Coverage>('look-coverage');
  t.deepEqual(states(coverage), {
    'on-screen-text': 'checked',
    objects: 'checked',
    nsfw: 'checked',
    violence: 'no-local-model',
  });
  t.like(
    coverage.find(({ check }) => check === 'objects'),
    { framesSampled: 5, framesAnalysed: 2 },
  );
  const signals = await at.lines<Signal>('visual-signals');
  t.deepEqual(
    signals.map(({ kind, interval }) => [kind, interval]),
    [
      ['object', { startMs: 0, endMs: 2_000 }],
      ['text', { startMs: 2_000, endMs: 5_000 }],
    ],
    'a signal holds until the next new frame',
  );
  t.deepEqual((await at.load()).stages.look.cost, { modelCalls: 6, modelMs: 60, microUsd: 12 });
});

test('what was not decoded was not checked, for sound and for pictures apart', async (t) => {
  const inference = { words: said('привет') };
  await using at = await before('look', { media: { pictureMs: 2_900, soundMs: 4_500 }, inference });
  t.is(await at.run(), 'done');
  const heard = (await at.lines<Coverage>('transcribe-coverage')).filter(({ check }) => check === 'speech');
  t.like(heard, [{ state: 'checked', intervals: [{ startMs: 0, endMs: 5_000 }] }]);
  t.is(heard.length, 1, 'less than a second is rounding');
  const seenText = (await at.lines<Coverage>('look-coverage')).filter(({ check }) => check === 'on-screen-text');
  t.like(seenText, [
    { state: 'checked', intervals: [{ startMs: 0, endMs: 2_900 }], framesSampled: 5 },
    { state: 'not-checked', reason: 'not-decoded', intervals: [{ startMs: 2_900, endMs: 5_000 }] },
  ]);

  await using cut = await before('look', { media: { soundMs: 1_000 }, inference });
  t.is(await cut.run(), 'done');
  t.like(
    (await cut.lines<Coverage>('transcribe-coverage')).filter(({ check }) => check === 'speech'),
    [
      { state: 'checked', intervals: [{ startMs: 0, endMs: 1_000 }] },
      { state: 'not-checked', reason: 'not-decoded', intervals: [{ startMs: 1_000, endMs: 5_000 }] },
    ],
  );
  t.deepEqual(
    (await cut.lines<Coverage>('look-coverage')).filter(({ state }) => state === 'not-checked'),
    [],
  );

  await using mute = await before('transcribe', { media: { hasSound: false } });
  t.is(await mute.run(), 'done');
  t.is(states(await mute.lines<Coverage>('transcribe-coverage'))['speech'], 'not-decoded');
});

test('a model that fails costs the attempt; at the last one it alone is given up and the others go on', async (t) => {
  await using at = await before('look', { inference: { concurrency: 1, objects: [seen('wine glass', 4, 0.9)] } });
  for (const restMs of [1_000, 2_000]) {
    at.app.inference.fail('nsfw', 1);
    t.is(await at.run(), 'will-retry');
    await at.app.clock.advance(restMs);
  }
  at.app.inference.fail('nsfw', 1);
  const callsBefore = at.app.inference.calls.nsfw;
  t.is(await at.run(), 'done');
  t.is(at.app.inference.calls.nsfw, callsBefore + 1, 'it is not asked again');
  t.like(states(await at.lines<Coverage>('look-coverage')), { nsfw: 'service-failed', objects: 'checked' });
  t.is((await at.lines('visual-signals')).length, 1);
  t.is(at.app.logger.lines.filter(({ level }) => level === 'error').length, 1);
});

test('a stop in the middle of looking is no failure of the model, even at the last attempt', async (t) => {
  await using at = await before('look');
  const stop = new AbortController();
  const inference = createScriptedInference({ concurrency: 1 });
  const objects: typeof inference.objects = {
    ...inference.objects,
    analyse: async (_frame, signal) => {
      stop.abort(new Error('stop'));
      throw new InferenceFault('aborted', { cause: signal.reason });
    },
  };
  const look = new LookStage({ ...at.app, inference: { ...inference, objects } });
  const run = look.run(await at.context({ signal: stop.signal, isLastTry: () => true }));
  await t.throwsAsync(Promise.resolve(run), { instanceOf: InferenceFault });
  t.is(inference.calls.nsfw, 0);
});

test('detection judges all signals under the current catalogue, and says what it could not use', async (t) => {
  await using at = await before('detect');
  const { id, stages } = await at.load();
  const heard = stages.transcribe.state === 'done' ? stages.transcribe.artifacts[0] : undefined;
  const lines = [...said('дерьмо', 500), ...said('дерьмо', 100_000)].map((word) => `${JSON.stringify(word)}\n`);
  await at.app.storage.put(heard?.key ?? '', Readable.from([Buffer.from(lines.join(''))]), {
    contentType: 'application/x-ndjson',
    maxBytes: 10_000,
  });
  await at.app.unitOfWork.run(async (tx) => {
    await tx.catalogues.add(aCatalogue({ version: '2030-01-01.1' }));
    return accept(undefined);
  });
  t.is(await at.run(), 'done');
  const triggers = await at.app.read((tx) => tx.triggers.ofExecution(id));
  t.deepEqual(
    triggers.map(({ riskCode, catalogueVersion }) => [riskCode, catalogueVersion]),
    [['PROF_RUDE', '2030-01-01.1']],
  );
  t.like(await at.lines('detection'), [{ ignored: [{ reason: 'outside-video', count: 1 }] }]);
  t.is(at.app.metrics.counted('signals_ignored_total'), 1);
});

test('an artifact that is gone is a fault that is tried again, never an empty result', async (t) => {
  await using at = await before('detect');
  const { id } = await at.load();
  await at.app.storage.deletePrefix(`artifacts/${id}`);
  t.is(await at.run(), 'will-retry');
  t.regex((await at.load()).stages.detect.lastFault ?? '', /ObjectNotFound/);
});

test('a publication replaces an open task and reports what was and was not checked', async (t) => {
  await using at = await before('publish', { inference: { unavailable: { violence: 'no-local-model' } } });
  t.is(await at.run(), 'done');
  const { app, video } = at;
  const [task] = await app.read((tx) => tx.tasks.ofVideo(video.id));
  t.like(task, { state: 'pending', priority: 0 });
  const { id } = await at.load();
  const report = await app.read((tx) => tx.reports.ofExecution(id));
  t.like(report?.document, { verdict: 'no-signs-found', counts: { raised: 0 } });
  t.like(states(report?.document.coverage ?? []), {
    speech: 'checked',
    violence: 'no-local-model',
    'audio-events': 'no-local-model',
  });
});

/** Replaces what a stage left by these lines, as a model of another make would have left them. */
const overwrite = async (at: Awaited<ReturnType<typeof before>>, kind: ArtifactKind, lines: readonly unknown[]) => {
  const key = findArtifact(await at.load(), kind)?.key ?? '';
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await at.app.storage.put(key, Readable.from([Buffer.from(text)]), {
    contentType: 'application/x-ndjson',
    maxBytes: 10_000_000,
  });
};

const documentOf = async (at: Awaited<ReturnType<typeof before>>) => {
  for (const stage of ['detect', 'publish'] as const) await at.run(stage);
  const { id } = await at.load();
  const report = await at.app.read((tx) => tx.reports.ofExecution(id));
  if (report === undefined) throw new Error('no report');
  return report.document;
};

test('scores, times and boxes that are no numbers reach the report as a count, and nothing else', async (t) => {
  await using at = await before('detect');
  const [word] = said('дерьмо', 500);
  if (word === undefined) throw new Error('one word');
  const text = shown('дерьмо', 0, 2_000);
  await overwrite(at, 'speech-signals', [
    { ...word, confidence: NaN },
    { ...word, confidence: -1 },
    { ...word, interval: { startMs: 0, endMs: Infinity } },
  ]);
  await overwrite(at, 'visual-signals', [
    { ...text, box: { ...text.box, width: NaN } },
    { ...text, confidence: 7 },
  ]);
  const document = await documentOf(at);
  t.deepEqual(document.findings, []);
  t.deepEqual(document.ignored, [
    { reason: 'invalid-confidence', count: 3 },
    { reason: 'invalid-interval', count: 1 },
    { reason: 'invalid-box', count: 1 },
  ]);
  t.is(at.app.metrics.counted('signals_ignored_total'), 5);
});

test('sound in which nobody says a word is checked and raises nothing', async (t) => {
  await using at = await before('detect', { inference: { words: [], speech: [] } });
  const document = await documentOf(at);
  t.like(document, { verdict: 'no-signs-found', counts: { raised: 0 }, ignored: [] });
  t.like(
    document.coverage.filter(({ check }) => check === 'speech'),
    [{ state: 'checked', intervals: [{ startMs: 0, endMs: 5_000 }] }],
  );
});

test('a transcript in a third language raises nothing', async (t) => {
  const words = said('bugün size evde kolayca yapabileceğiniz bir çorba tarifini göstereceğim').map((word) => ({
    ...word,
    language: 'tr',
  }));
  await using at = await before('detect', { inference: { words } });
  t.like(await documentOf(at), { verdict: 'no-signs-found', counts: { raised: 0 } });
});

test('noise on the screen, overlapping and out of order, is counted and ends in no finding', async (t) => {
  await using at = await before('detect');
  const letters = 'бвгджзклмнпрстфхцчшщъыьйеиоуюяБВГДЖЗКЛМН0123456789|/\\.-';
  const noise = Array.from({ length: 10_000 }, (_, i) => {
    const startMs = (i * 7_919) % 4_000;
    const line = Array.from(
      { length: 12 + (i % 9) },
      (_, j) => letters[(i * 31 + j * j * 17 + (i >> 5) * j) % letters.length],
    );
    return shown(line.join(''), startMs, startMs + 900, (i % 90) / 100);
  });
  await overwrite(at, 'visual-signals', noise);
  const begun = process.hrtime.bigint();
  const document = await documentOf(at);
  t.log(`${Number((process.hrtime.bigint() - begun) / 1_000_000n)} ms from signals to report`);
  t.deepEqual(document.findings, []);
  t.like(document.ignored, [{ reason: 'unreadable-text' }]);
  t.true((document.ignored?.[0]?.count ?? 0) > 9_000);
});
