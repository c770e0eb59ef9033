import { rm, writeFile } from 'node:fs/promises';
import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { SpokenWord, TextLine } from '../../../../domain/signal/signal.js';
import type { Label, LabelledItem } from '../corpus/labelled-item.js';
import { trueLines, trueWord } from '../corpus/true-signals.js';
import { Random } from '../metrics/random.js';
import type { ClipPlan } from './clip-plan.js';
import type { CorpusCache } from './corpus-cache.js';
import { renderPicture, type Showing } from './render-picture.js';
import { soundRate, speak } from './speak.js';
import { isRecorded, voiceName } from './voice.js';
import { writeWave } from './wave.js';

export interface Clip {
  readonly path: string;
  readonly voice: string;
  readonly isRecordedVoice: boolean;
  readonly item: LabelledItem;
}

const leadMs = 400;
const gapMs = 450;
const leastShownMs = 4_000;

/** The video of a plan and all that is true of it. */
export const makeClip = async (plan: ClipPlan, cache: CorpusCache): Promise<Clip> => {
  const words: SpokenWord[] = [];
  const labels: Label[] = [];
  const sounds: { readonly atMs: number; readonly samples: Float32Array }[] = [];
  const said: TimeInterval[] = [];
  let atMs = leadMs;
  for (const sentence of plan.sentences) {
    const { sound, words: times } = await speak(sentence.words, plan.voice, cache);
    const placed = sentence.words.map(({ written }, index) => {
      const time = times[index];
      if (time === undefined) throw new RangeError(`no time of «${written}»`);
      return trueWord(written, { startMs: atMs + time.startMs, endMs: atMs + time.endMs }, plan.language);
    });
    words.push(...placed);
    for (const { codes, first, end } of sentence.spans) {
      const interval = { startMs: startOf(placed, first), endMs: placed[end - 1]?.interval.endMs ?? 0 };
      labels.push(...codes.map((riskCode): Label => ({ riskCode, interval, channel: 'speech' })));
    }
    sounds.push({ atMs, samples: sound.samples });
    const lengthMs = Math.ceil((sound.samples.length / soundRate) * 1_000);
    said.push({ startMs: atMs, endMs: atMs + lengthMs });
    atMs += lengthMs + gapMs;
  }
  const showings: Showing[] = [];
  if (plan.screen) {
    const during = said[plan.screen.withSentence] ?? { startMs: leadMs, endMs: atMs };
    const interval = onFrames({
      startMs: during.startMs - 300,
      endMs: Math.max(during.endMs + 300, during.startMs + leastShownMs),
    });
    showings.push({ lines: plan.screen.lines, interval });
    labels.push(...plan.screen.codes.map((riskCode): Label => ({ riskCode, interval, channel: 'screen' })));
  } else if (plan.neutralScreen) {
    showings.push({ lines: plan.neutralScreen, interval: onFrames({ startMs: 1_000, endMs: 1_000 + leastShownMs }) });
  }
  const lines: readonly TextLine[] = showings.flatMap((each) => trueLines(each.lines, each.interval));
  const durationMs = onFrames({
    startMs: 0,
    endMs: Math.max(atMs, ...showings.map((each) => each.interval.endMs)) + 600,
  }).endMs;
  const recipe = { plan, sounds: sounds.map((each) => each.atMs), showings, durationMs };
  const path = await cache.file(recipe, 'mp4', async (target) => {
    const wave = `${target}.wav`;
    await writeFile(wave, writeWave({ rate: soundRate, samples: mix(sounds, durationMs, plan.noiseDb, plan.id) }));
    await renderPicture(plan.style, showings, wave, durationMs, target);
    await rm(wave);
  });
  const item = { id: plan.id, group: plan.group, durationMs, truth: [...words, ...lines], labels };
  return { path, voice: voiceName(plan.voice), isRecordedVoice: isRecorded(plan.voice), item };
};

const startOf = (words: readonly SpokenWord[], index: number): number => words[index]?.interval.startMs ?? 0;

/** Text can change only between frames of 40 ms. */
const onFrames = ({ startMs, endMs }: TimeInterval): TimeInterval => ({
  startMs: Math.max(0, Math.round(startMs / 40) * 40),
  endMs: Math.round(endMs / 40) * 40,
});

const mix = (
  sounds: readonly { readonly atMs: number; readonly samples: Float32Array }[],
  durationMs: number,
  noiseDb: number | undefined,
  seed: string,
): Float32Array => {
  const mixed = new Float32Array(Math.round((durationMs / 1_000) * soundRate));
  let energy = 0;
  let voiced = 0;
  for (const { atMs, samples } of sounds) {
    mixed.set(samples.subarray(0, mixed.length), Math.round((atMs / 1_000) * soundRate));
    for (const sample of samples) energy += sample * sample;
    voiced += samples.length;
  }
  if (noiseDb === undefined) return mixed;
  const random = new Random([...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7));
  const noise = new Float32Array(mixed.length);
  let smooth = 0;
  let noiseEnergy = 0;
  // White noise through a one-pole low pass: nearer to a room than white noise is.
  for (let i = 0; i < noise.length; i++) {
    smooth = 0.85 * smooth + 0.15 * (random.next() * 2 - 1);
    noise[i] = smooth;
    noiseEnergy += smooth * smooth;
  }
  const gain = Math.sqrt(energy / voiced / (noiseEnergy / noise.length)) * 10 ** (-noiseDb / 20);
  return mixed.map((sample, i) => sample + gain * (noise[i] ?? 0));
};
