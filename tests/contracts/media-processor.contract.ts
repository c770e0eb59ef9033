import { access, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestFn } from 'ava';
import type { ExtractOptions, MediaProcessor } from '../../application/ports/media-processor.js';
import { defaultMediaLimits } from '../../domain/media/media-limits.js';
import { samplingPlan, type SamplingPlan } from '../../domain/media/sampling-plan.js';

/** Files that the suite needs; whoever runs it makes them. */
export interface MediaSamples {
  /** About six seconds, at least 160 pixels wide, moving pictures and sound, with something to tell frames apart. */
  readonly mp4: string;
  readonly webm: string;
  /** Without sound, about three seconds. */
  readonly silent: string;
  /** The first half of `mp4` or of one like it. */
  readonly cut: string;
  /** Two text cues, 500..1500 and 2000..3250 ms, the first with mark-up in the source. */
  readonly subtitled: string;
  readonly cueTexts: readonly [string, string];
  readonly text: string;
}

export interface MediaProcessorContractOptions {
  readonly name: string;
  readonly create: () => Promise<{
    readonly subject: MediaProcessor;
    readonly samples: MediaSamples;
    readonly dispose: () => PromiseLike<void>;
  }>;
}

/** Runs `use` in a directory of its own. */
export const inWorkDir = async <T>(use: (workDir: string) => Promise<T>): Promise<T> => {
  const workDir = await mkdtemp(join(tmpdir(), 'extraction-'));
  try {
    return await use(workDir);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
};

export const quietly = (over: Partial<ExtractOptions> = {}): ExtractOptions => ({
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...over,
});

const head = async (path: string, bytes = 4100): Promise<Uint8Array> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

export const mediaProcessorContract = (test: TestFn, { name, create }: MediaProcessorContractOptions): void => {
  const withSubject = async (use: (subject: MediaProcessor, samples: MediaSamples) => Promise<void>): Promise<void> => {
    const { subject, samples, dispose } = await create();
    try {
      await use(subject, samples);
    } finally {
      await dispose();
    }
  };
  const probed = async (subject: MediaProcessor, path: string) => {
    const result = await subject.probe(path, defaultMediaLimits);
    if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
    return result.value.media;
  };

  test(`${name}: sniffing tells containers by their first 4,100 bytes and knows nothing else`, (t) =>
    withSubject(async (subject, samples) => {
      t.is((await subject.sniff(await head(samples.mp4)))?.container, 'mp4');
      t.deepEqual(await subject.sniff(await head(samples.webm)), { container: 'webm', contentType: 'video/webm' });
      t.is(await subject.sniff(await head(samples.text)), undefined);
      t.is(await subject.sniff(new Uint8Array()), undefined);
    }));

  test(`${name}: probing says what is in a playable video`, (t) =>
    withSubject(async (subject, samples) => {
      const result = await subject.probe(samples.mp4, defaultMediaLimits);
      if (!result.ok) return t.fail(JSON.stringify(result.refusal));
      t.is(result.value.container, 'mp4');
      const { media } = result.value;
      t.true(Math.abs(media.durationMs - 6000) < 150, `${media.durationMs}`);
      t.true(media.video.width >= 160 && media.video.height > 0 && media.video.frameRate > 0);
      t.truthy(media.audio);
      t.is((await probed(subject, samples.silent)).audio, undefined);
    }));

  test(`${name}: probing applies the limits`, (t) =>
    withSubject(async (subject, { mp4 }) => {
      const refusal = async (over: Partial<typeof defaultMediaLimits>) => {
        const result = await subject.probe(mp4, { ...defaultMediaLimits, ...over });
        return result.ok ? undefined : result.refusal;
      };
      t.deepEqual(await refusal({ maxBytes: 1000 }), { kind: 'file-too-large', limitBytes: 1000 });
      t.like(await refusal({ maxDurationMs: 2000 }), { kind: 'too-long', limitMs: 2000 });
      t.like(await refusal({ maxPixels: 1000 }), { kind: 'frame-too-large', maxPixels: 1000 });
      t.deepEqual(await refusal({ maxStreams: 1 }), { kind: 'too-many-streams', streams: 2, limit: 1 });
      t.deepEqual(await refusal({ containers: ['webm'] }), {
        kind: 'container-not-allowed',
        found: 'mp4',
        allowed: ['webm'],
      });
    }));

  test(`${name}: probing refuses a cut file and what is no video, each with its own reason`, (t) =>
    withSubject(async (subject, samples) => {
      const refusal = async (path: string) => {
        const result = await subject.probe(path, defaultMediaLimits);
        return result.ok ? undefined : result.refusal.kind;
      };
      t.is(await refusal(samples.cut), 'truncated-file');
      t.is(await refusal(samples.text), 'not-a-video');
    }));

  test(`${name}: extraction gives frames in order of time, each with its picture and fingerprint, and the sound`, (t) =>
    withSubject((subject, { mp4 }) =>
      inWorkDir(async (workDir) => {
        const media = await probed(subject, mp4);
        const plan: SamplingPlan = { ...samplingPlan(media.durationMs, 2), maxFrameWidth: 100 };
        const done: number[] = [];
        const result = await subject.extract(mp4, media, plan, workDir, quietly({ onProgress: (ms) => done.push(ms) }));
        if (!result.ok) return t.fail(JSON.stringify(result.refusal));
        const { frames, audioPath, pictureMs, soundMs } = result.value;

        t.true(frames.length >= 12 && frames.length <= 13, `${frames.length}`);
        for (const [i, frame] of frames.entries()) {
          t.true(Math.abs(frame.atMs - i * 500) <= 40, `${frame.atMs}`);
          t.true(frame.path.startsWith(workDir));
          t.deepEqual([...(await head(frame.path, 2))], [0xff, 0xd8]);
          t.is(frame.fingerprint.length, frames[0]?.fingerprint.length ?? 0);
        }
        t.true(new Set(frames.map((frame) => frame.path)).size === frames.length);

        const wav = await readFile(audioPath ?? '');
        t.is([0, 8, 12, 36].map((at) => wav.toString('latin1', at, at + 4)).join(''), 'RIFFWAVEfmt data');
        t.deepEqual([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)], [1, 16_000, 16]);
        t.true(Math.abs((wav.length - 44) / 32 - 6000) < 200);
        for (const decodedMs of [pictureMs, soundMs])
          t.true(Math.abs(decodedMs - media.durationMs) < 150, `${pictureMs} ${soundMs}`);
        t.deepEqual(
          done,
          [...done].sort((a, b) => a - b),
        );
        t.is(done.at(-1), Math.max(pictureMs, soundMs));
      }),
    ));

  test(`${name}: extraction writes no more frames than the plan allows and no sound where there is none`, (t) =>
    withSubject((subject, { silent }) =>
      inWorkDir(async (workDir) => {
        const media = await probed(subject, silent);
        const plan: SamplingPlan = { framesPerSecond: 10, maxFrameWidth: 1280, maxFrames: 4 };
        const result = await subject.extract(silent, media, plan, workDir, quietly());
        if (!result.ok) return t.fail(JSON.stringify(result.refusal));
        t.is(result.value.frames.length, 4);
        t.is(result.value.audioPath, undefined);
        t.is((await readdir(workDir)).length, 4);
      }),
    ));

  test(`${name}: aborting ends probing and extraction with the reason of the abort`, (t) =>
    withSubject((subject, { mp4 }) =>
      inWorkDir(async (workDir) => {
        const media = await probed(subject, mp4);
        const reason = new Error('cancelled by the owner');
        const aborted = AbortSignal.abort(reason);
        t.is(await t.throwsAsync(subject.probe(mp4, defaultMediaLimits, aborted)), reason);
        const plan = samplingPlan(media.durationMs, 10);
        t.is(await t.throwsAsync(subject.extract(mp4, media, plan, workDir, quietly({ signal: aborted }))), reason);

        const midway = new AbortController();
        const running = subject.extract(
          mp4,
          media,
          plan,
          workDir,
          quietly({ signal: midway.signal, onProgress: () => midway.abort(reason) }),
        );
        t.is(await t.throwsAsync(running), reason);
      }),
    ));

  test(`${name}: a file that is not there is a fault, not a refusal`, (t) =>
    withSubject((subject, { mp4 }) =>
      inWorkDir(async (workDir) => {
        const gone = join(workDir, 'gone.mp4');
        await t.throwsAsync(access(gone));
        await t.throwsAsync(subject.probe(gone, defaultMediaLimits), { name: 'MediaFault' });
        const media = await probed(subject, mp4);
        await t.throwsAsync(subject.extract(gone, media, samplingPlan(1000, 1), workDir, quietly()), {
          name: 'MediaFault',
        });
      }),
    ));

  test(`${name}: subtitles come as plain cues; a stream that is no text has none`, (t) =>
    withSubject(async (subject, { subtitled, cueTexts }) => {
      const media = await probed(subject, subtitled);
      const [stream] = media.subtitles;
      t.deepEqual(await subject.subtitles(subtitled, stream?.index ?? -1), [
        { interval: { startMs: 500, endMs: 1500 }, text: cueTexts[0] },
        { interval: { startMs: 2000, endMs: 3250 }, text: cueTexts[1] },
      ]);
      t.deepEqual(await subject.subtitles(subtitled, 0), []);
      t.deepEqual(await subject.subtitles(subtitled, 99), []);
    }));

  test(`${name}: the version names the tool`, (t) =>
    withSubject(async (subject) => {
      t.regex(await subject.version(), /\d/);
    }));
};
