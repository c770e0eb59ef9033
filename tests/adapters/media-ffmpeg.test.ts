import { readFile, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import sharp from 'sharp';
import { createFfmpegMediaProcessor, type FfmpegOptions } from '../../adapters/media-ffmpeg/index.js';
import type { Extraction } from '../../application/ports/media-processor.js';
import { fingerprintColumns } from '../../domain/media/frame-fingerprint.js';
import type { MediaRefusal } from '../../domain/media/media-info.js';
import { defaultMediaLimits } from '../../domain/media/media-limits.js';
import { samplingPlan } from '../../domain/media/sampling-plan.js';
import { inWorkDir, mediaProcessorContract, quietly } from '../contracts/media-processor.contract.js';
import * as hostile from '../media/hostile-files.js';
import { numberedClip, shownNumber, type NumberedClip } from '../media/numbered-clip.js';
import * as clips from '../media/small-clips.js';

const media = createFfmpegMediaProcessor({ nice: 0 });

const probe = (path: string, limits = defaultMediaLimits) => media.probe(path, limits);

const refusalOf = async (path: string, limits = defaultMediaLimits): Promise<MediaRefusal> => {
  const result = await probe(path, limits);
  if (result.ok) throw new Error(`${path} was taken`);
  return result.refusal;
};

const infoOf = async (path: string) => {
  const result = await probe(path);
  if (!result.ok) throw new Error(`${path}: ${JSON.stringify(result.refusal)}`);
  return result.value.media;
};

const extracted = async (
  path: string,
  framesPerSecond: number,
  use: (extraction: Extraction) => Promise<void> | void,
): Promise<void> =>
  inWorkDir(async (workDir) => {
    const info = await infoOf(path);
    const plan = samplingPlan(info.durationMs, framesPerSecond);
    const result = await media.extract(path, info, plan, workDir, quietly());
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    await use(result.value);
  });

mediaProcessorContract(test, {
  name: 'media-ffmpeg',
  create: async () => {
    const subject = createFfmpegMediaProcessor({ nice: 0 });
    const mp4 = await clips.clip('clip.mp4');
    const samples = {
      mp4,
      webm: await clips.webmClip(),
      silent: await clips.silentClip(),
      cut: await clips.cutShort(mp4, 0.5),
      subtitled: await clips.subtitledClip('subtitled.mp4', 'mov_text'),
      cueTexts: ['Первая строка', 'Tom & Jerry\nвторая строка'],
      text: await hostile.textFile('text.mp4', 'This is no video.'),
    } as const;
    return { subject, samples, dispose: () => subject[Symbol.asyncDispose]() };
  },
});

const mean = (values: Iterable<number>): number => {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

const exactTimes = async (
  t: ExecutionContext,
  clip: NumberedClip,
  timeMs: (frame: number) => number,
): Promise<void> => {
  const fps = 2;
  await extracted(await numberedClip(clip), fps, async ({ frames }) => {
    const shown = frames.map((frame) => shownNumber(frame.fingerprint.subarray(0, fingerprintColumns)));
    t.true(frames.length > 5);
    for (const [i, frame] of frames.entries())
      t.true(Math.abs(frame.atMs - timeMs(shown[i] ?? -1)) <= 1, `${frame.atMs} ms shows frame ${shown[i]}`);
    const firstOfEachCell = [...Array(clip.frames).keys()].filter(
      (n, i, all) =>
        i === 0 || Math.floor((timeMs(n) * fps) / 1000) !== Math.floor((timeMs(all[i - 1] ?? 0) * fps) / 1000),
    );
    t.deepEqual(shown, firstOfEachCell);

    const last = frames.at(-1);
    const { data, info } = await sharp(last?.path).greyscale().raw().toBuffer({ resolveWithObject: true });
    t.is(shownNumber(data.subarray(0, info.width)), shown.at(-1) ?? -1, 'the JPEG is the picture of the fingerprint');
  });
};

test.serial('A sampled frame carries the time of the picture that it shows, at a constant frame rate', (t) =>
  exactTimes(t, { name: 'constant.mp4', frames: 250, time: 'N/25' }, (n) => n * 40),
);

test.serial('A sampled frame carries the time of the picture that it shows, at a rate that fits no grid', (t) =>
  exactTimes(t, { name: 'ntsc.mkv', frames: 200, time: 'N*1001/30000' }, (n) => Math.round((n * 1001) / 30)),
);

test.serial(
  'A sampled frame carries the time of the picture that it shows, at a variable frame rate with long pauses',
  (t) =>
    exactTimes(t, { name: 'variable.mp4', frames: 150, time: 'N/30+floor(N/20)*0.77+mod(N,3)*0.005' }, (n) =>
      Math.round((n * 1000) / 30 + Math.floor(n / 20) * 770 + (n % 3) * 5),
    ),
);

test.serial('Pictures that start later than the sound keep their place on the common time line', (t) =>
  exactTimes(
    t,
    { name: 'late-video.mp4', frames: 150, time: 'N/25', videoDelayS: 0.52, clickAtS: 3 },
    (n) => 520 + n * 40,
  ),
);

const clickMs = async (audioPath: string | undefined): Promise<number> => {
  const wav = await readFile(audioPath ?? '');
  const samples = new Int16Array(wav.buffer, wav.byteOffset + 44, (wav.length - 44) >> 1);
  const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return samples.findIndex((sample) => Math.abs(sample) > peak / 2) / 16;
};

for (const [name, over, expected] of [
  ['sound-with.mp4', {}, 3000],
  ['sound-late.mp4', { audioDelayS: 0.4 }, 3400],
  ['sound-late.mkv', { audioDelayS: 0.4 }, 3400],
  ['sound-early.mp4', { videoDelayS: 0.52 }, 3000],
  ['sound-pcm.avi', { codec: ['-c:v', 'mpeg4', '-bf', '0', '-c:a', 'pcm_s16le'] }, 3000],
] as const)
  test.serial(`A click is heard within 20 ms of its time: ${name}`, async (t) => {
    const clip = await numberedClip({ name, frames: 200, time: 'N/25', clickAtS: 3, ...over });
    await extracted(clip, 1, async ({ audioPath }) => {
      const heard = await clickMs(audioPath);
      t.true(Math.abs(heard - expected) <= 20, `heard at ${heard} ms`);
    });
  });

test.serial('Every container that we take is probed and extracted', async (t) => {
  const files = [
    [await clips.clip('clip.mov'), 'mov', 6],
    [await clips.clip('clip.mkv'), 'mkv', 6],
    [await clips.clip('faststart.mp4'), 'mp4', 6],
    [await clips.clip('fragmented.mp4'), 'mp4', 6],
    [await clips.aviClip(), 'avi', 6],
    [await clips.webmClip(), 'webm', 4],
  ] as const;
  for (const [path, container, seconds] of files) {
    const result = await probe(path);
    t.is(result.ok ? result.value.container : JSON.stringify(result.refusal), container);
    await extracted(path, 1, ({ frames, audioPath, pictureMs, soundMs }) => {
      t.true(frames.length >= seconds && frames.length <= seconds + 1, `${container}: ${frames.length} frames`);
      t.truthy(audioPath);
      for (const decodedMs of [pictureMs, soundMs])
        t.true(Math.abs(decodedMs - seconds * 1000) < 200, `${container}: ${pictureMs}, ${soundMs} ms`);
    });
  }
});

test.serial('A cut is found at its time', async (t) => {
  await extracted(await clips.clipWithCut(), 1, ({ cuts }) => {
    t.deepEqual(
      cuts.map(({ atMs }) => atMs),
      [2000],
    );
    t.true((cuts[0]?.score ?? 0) > 0.3 && (cuts[0]?.score ?? 2) <= 1);
  });
});

test.serial('A picture stored on its side comes out upright', async (t) => {
  const path = await clips.rotatedClip();
  const { video } = await infoOf(path);
  t.like(video, { width: 320, height: 180, rotation: 270 });
  await extracted(path, 1, async ({ frames }) => {
    const { width, height } = await sharp(frames[0]?.path).metadata();
    t.deepEqual([width, height], [180, 320]);
    const turned = frames[0]?.fingerprint ?? new Uint8Array();
    t.is(turned.length, 40 * 71);
    await extracted(await clips.silentClip(), 1, (lying) => {
      const leftEdge = mean(lying.frames[0]?.fingerprint.filter((_, block) => block % 40 === 0) ?? []);
      t.true(Math.abs(mean(turned.subarray(-40)) - leftEdge) < 12, 'its left edge is at the bottom now');
      t.true(Math.abs(mean(turned.subarray(0, 40)) - leftEdge) > 40);
    });
  });
});

test.serial('What an edit list cuts off is neither shown nor timed', async (t) => {
  const path = await clips.editListClip();
  await extracted(path, 2, ({ frames, pictureMs }) => {
    t.true((frames[0]?.atMs ?? -1) <= 40);
    t.true(Math.abs(pictureMs - 4600) < 200, `${pictureMs}`);
  });
});

test.serial('A fingerprint is the mean brightness of each 8 x 8 block at 320 pixels width', async (t) => {
  await extracted(await clips.greyClip(), 1, async ({ frames }) => {
    t.is(frames.length, 3);
    for (const { path, fingerprint } of frames) {
      const grey = await sharp(path).extractChannel(0).raw().toBuffer();
      t.is(fingerprint.length, 40 * 20);
      const worst = Math.max(
        ...Array.from(fingerprint, (mean, block) => {
          const corner = Math.floor(block / 40) * 8 * 320 + (block % 40) * 8;
          let sum = 0;
          for (let pixel = 0; pixel < 64; pixel++) sum += grey[corner + (pixel >> 3) * 320 + (pixel & 7)] ?? 0;
          return Math.abs(sum / 64 - mean);
        }),
      );
      t.true(worst < 3, `a block is off by ${worst}`);
    }
  });
});

test.serial('Subtitles of every text format become the same plain cues', async (t) => {
  for (const codec of ['srt', 'ass', 'webvtt']) {
    const path = await clips.subtitledClip('subtitled.mkv', codec);
    const { subtitles } = await infoOf(path);
    const cues = await media.subtitles(path, subtitles[0]?.index ?? -1);
    t.deepEqual(
      cues.map(({ text }) => text),
      ['Первая строка', 'Tom & Jerry\nвторая строка'],
      codec,
    );
    t.deepEqual(cues[1]?.interval, { startMs: 2000, endMs: 3250 }, codec);
  }
});

test.serial('Every kind of file that is no playable video is refused with its own reason', async (t) => {
  t.deepEqual(await refusalOf(await hostile.textFile('empty.mp4', '')), { kind: 'empty-file' });
  t.deepEqual(await refusalOf(await hostile.picture('picture.mp4')), { kind: 'not-a-video', found: 'image/png' });
  t.deepEqual(await refusalOf(await hostile.sound('sound.mp3')), { kind: 'not-a-video', found: 'audio/mpeg' });
  t.deepEqual(await refusalOf(await hostile.sound('sound.m4a')), { kind: 'no-video-stream' });
  t.deepEqual(await refusalOf(await hostile.sound('sound.mp4')), { kind: 'no-video-stream' });
  t.deepEqual(await refusalOf(await hostile.soundWithCover()), { kind: 'no-video-stream' });
  t.deepEqual(await refusalOf(await hostile.unknownCodec()), { kind: 'codec-not-supported', codec: 'gif' });
  t.deepEqual(await refusalOf(await hostile.manyStreams(200)), { kind: 'too-many-streams', streams: 200, limit: 32 });
});

test.serial('A playlist under the name of a video never opens the file that it names', async (t) => {
  const victim = await clips.clip('clip.mp4');
  const info = await infoOf(victim);
  for (const [kind, found] of [
    ['hls', 'application/vnd.apple.mpegurl'],
    ['concat', 'text/ffconcat'],
    ['dash', 'application/dash+xml'],
  ] as const) {
    const path = await hostile.playlists(victim)[kind];
    const refusal = await refusalOf(path);
    t.is(refusal.kind, 'not-a-video', kind);
    if (kind !== 'dash') t.deepEqual(refusal, { kind: 'not-a-video', found });
    await inWorkDir(async (workDir) => {
      const result = await media.extract(path, info, samplingPlan(6000, 1), workDir, quietly());
      t.false(result.ok, kind);
    });
    t.deepEqual(await media.subtitles(path, 0), []);
  }
});

test.serial('A picture beyond the limit is refused before it is decoded', async (t) => {
  const path = await hostile.hugePicture();
  t.like(await refusalOf(path), { kind: 'frame-too-large', width: 8192, height: 8192 });
});

test.serial('A file that ends too early is refused, wherever its index is', async (t) => {
  const readable = async (path: string, part: number): Promise<number | undefined> => {
    const refusal = await refusalOf(await clips.cutShort(path, part));
    t.is(refusal.kind, 'truncated-file', path);
    return refusal.kind === 'truncated-file' ? refusal.readableMs : undefined;
  };
  t.is(await readable(await clips.clip('clip.mp4'), 0.5), undefined);
  for (const path of [
    await clips.clip('faststart.mp4'),
    await clips.clip('fragmented.mp4'),
    await clips.clip('clip.mkv'),
    await clips.aviClip(),
  ]) {
    const ms = (await readable(path, 0.5)) ?? -1;
    t.true(ms > 1500 && ms < 4500, `${path}: ${ms}`);
    await readable(path, 0.9);
  }
});

test.serial('A header that claims less than there is hides nothing', async (t) => {
  const path = await clips.damagedClip(await clips.clip('clip.mkv'), 'claims one second', (bytes) => {
    const at = bytes.indexOf(Buffer.from([0x44, 0x89, 0x88])); // Duration, an 8-byte float, in ms
    if (at < 0) throw new Error('no duration in this file');
    bytes.writeDoubleBE(1000, at + 3);
    return bytes;
  });
  const { durationMs } = await infoOf(path);
  t.true(durationMs > 5900, `${durationMs}`);
  await extracted(path, 1, ({ frames }) => {
    t.true(frames.length >= 6);
  });
});

test.serial(
  'A gap in the time stamps yields the frames that there are, not those that the clock could hold',
  async (t) => {
    const path = await hostile.timestampGap();
    t.true((await stat(path)).size < 30_000);
    await extracted(path, 1, ({ frames }) => {
      t.deepEqual(
        frames.map(({ atMs }) => atMs),
        [0, 5_400_000],
      );
    });
  },
);

test.serial('A gap in the sound stays within the memory and the length that the file explains', async (t) => {
  const path = await hostile.soundGap();
  const info = await infoOf(path);
  await inWorkDir(async (workDir) => {
    const result = await media.extract(path, info, samplingPlan(info.durationMs, 1), workDir, quietly());
    if (!result.ok) return t.is(result.refusal.kind, 'unreadable-media');
    t.true((await stat(result.value.audioPath ?? '')).size <= (info.durationMs + 2000) * 32);
  });
});

test.serial('A file that decodes to more bytes than allowed is stopped', async (t) => {
  await using small = createFfmpegMediaProcessor({ nice: 0, maxOutputBytes: 20_000 });
  const path = await clips.clip('clip.mp4');
  const info = await infoOf(path);
  await inWorkDir(async (workDir) => {
    const result = await small.extract(path, info, samplingPlan(info.durationMs, 10), workDir, quietly());
    t.deepEqual(result.ok ? undefined : result.refusal, {
      kind: 'unreadable-media',
      detail: 'it decodes to more data than allowed',
    });
  });
});

test.serial('A damaged middle is passed over when most can be decoded, refused when most cannot', async (t) => {
  const source = await clips.clip('faststart.mp4');
  const spoil = (from: number, to: number) => (bytes: Buffer) =>
    bytes.fill(0x5a, Math.floor(bytes.length * from), Math.floor(bytes.length * to));
  await extracted(await clips.damagedClip(source, 'a little', spoil(0.5, 0.55)), 1, ({ frames }) => {
    t.true(frames.length >= 5);
  });

  const path = await clips.damagedClip(source, 'nearly all', spoil(0.12, 1));
  const info = await infoOf(path);
  await inWorkDir(async (workDir) => {
    const result = await media.extract(path, info, samplingPlan(info.durationMs, 1), workDir, quietly());
    const refusal = result.ok ? undefined : result.refusal;
    t.is(refusal?.kind, 'unreadable-media');
    if (refusal?.kind === 'unreadable-media') t.notRegex(refusal.detail, /\/|0x/);
  });
});

test.serial('Random damage neither crashes nor hangs it', async (t) => {
  const sources = [await clips.clip('faststart.mp4'), await clips.clip('clip.mkv'), await clips.aviClip()];
  const verdicts = new Map<string, number>();
  for (let seed = 1; seed <= 30; seed++) {
    const source = sources[seed % sources.length] ?? '';
    const path = await clips.damagedClip(source, `scatter ${seed}`, hostile.scatterDamage(seed * 7919, seed * 10));
    const startedAt = Date.now();
    const result = await probe(path);
    let verdict = result.ok ? 'taken' : JSON.stringify(result.refusal);
    if (result.ok)
      await inWorkDir(async (workDir) => {
        const info = result.value.media;
        const plan = samplingPlan(Math.min(info.durationMs, 60_000), 1);
        const done = await media.extract(path, info, plan, workDir, quietly());
        verdict = done.ok ? 'extracted' : JSON.stringify(done.refusal);
        if (done.ok) t.true(done.value.frames.length <= plan.maxFrames);
      });
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    t.true(Date.now() - startedAt < 120_000, path);
  }
  t.log(Object.fromEntries(verdicts));
  t.is(
    [...verdicts.values()].reduce((a, b) => a + b, 0),
    30,
  );
});

test.serial('A missing tool is a fault that says so', async (t) => {
  await using broken = createFfmpegMediaProcessor({ ffmpegPath: 'no-such-ffmpeg', ffprobePath: '/nowhere/ffprobe' });
  await t.throwsAsync(broken.version(), { name: 'MediaFault' });
  const path = await clips.silentClip();
  await t.throwsAsync(broken.probe(path, defaultMediaLimits), { name: 'MediaFault', message: /missing/ });
  await using unlimited = createFfmpegMediaProcessor({ searchPath: '/nowhere' });
  await t.throwsAsync(unlimited.probe(path, defaultMediaLimits), { name: 'MediaFault', message: /prlimit/ });
});

test.serial('Options out of range are refused on construction', (t) => {
  const bad: FfmpegOptions[] = [
    { threads: 0 },
    { nice: -5 },
    { ffmpegPath: '' },
    { maxMemoryBytes: 1 },
    { minCutScore: 2 },
  ];
  for (const options of bad) t.throws(() => createFfmpegMediaProcessor(options), { instanceOf: TypeError });
});

test.serial('Disposing kills what still runs', async (t) => {
  const path = await hostile.blackHour();
  const info = await infoOf(path);
  const closing = createFfmpegMediaProcessor({ nice: 0 });
  await inWorkDir(async (workDir) => {
    let isRunning = false;
    const onProgress = (): void => void (isRunning = true);
    const extraction = closing.extract(path, info, samplingPlan(info.durationMs, 1), workDir, quietly({ onProgress }));
    const ended = t.throwsAsync(extraction, { name: 'MediaFault' });
    while (!isRunning) await pause(5);
    await closing[Symbol.asyncDispose]();
    await ended;
  });
});
