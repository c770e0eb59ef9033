import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { MarkedWord } from '../corpus/marked-text.js';
import type { CorpusCache } from './corpus-cache.js';
import { runProgram } from './run-program.js';
import type { Voice } from './voice.js';
import { readWave, writeWave, type Sound } from './wave.js';

export const soundRate = 16_000;

export interface Spoken {
  readonly sound: Sound;
  /** One for each word, without the silence around it. */
  readonly words: readonly TimeInterval[];
}

/** Any unit of time, until it is in milliseconds. */
interface Raw {
  readonly startMs: number;
  readonly endMs: number;
}

/** A sentence in a voice, with the true time of every word as the synthesiser laid it out. */
export const speak = async (words: readonly MarkedWord[], voice: Voice, cache: CorpusCache): Promise<Spoken> => {
  const spoken = words.map((word) => word.spoken);
  const times = await cache.file({ spoken, voice, holds: 'times' }, 'json', async (path) => {
    const made =
      voice.engine === 'festival' ? await byFestival(spoken, voice, path) : await byEspeak(spoken, voice, path);
    await writeFile(path, JSON.stringify(made));
  });
  const { wave, raw } = JSON.parse(await readFile(times, 'utf8')) as { wave: string; raw: readonly Raw[] };
  const sound = readWave(Buffer.from(wave, 'base64'));
  return { sound, words: raw.map((interval) => withoutSilence(interval, sound)) };
};

const byFestival = async (spoken: readonly string[], voice: Voice & { engine: 'festival' }, path: string) => {
  const [script, waveFile] = [`${path}.scm`, `${path}.wav`];
  const text = spoken.join(' ').replace(/["\\]/g, '');
  await writeFile(
    script,
    `(voice_msu_ru_nsh_clunits)
(set! utt (utt.synth (Utterance Text "${text}")))
(utt.save.wave utt "${waveFile}" 'riff)
(mapcar (lambda (token)
  (if (item.daughters token)
    (format t "%f %f\\n" (item.feat (car (item.daughters token)) "word_start") (item.feat (car (last (item.daughters token))) "word_end"))))
  (utt.relation.items utt 'Token))\n`,
  );
  const lines = (await runProgram('festival', ['-b', script])).trim().split('\n');
  // An alias of several words stays one word of the transcript.
  let line = 0;
  const raw = spoken.map((word): Raw => {
    const parts = word.split(' ').length;
    const [first, last] = [lines[line], lines[line + parts - 1]];
    line += parts;
    const [startMs, endMs] = [first?.split(' ')[0], last?.split(' ')[1]].map((s) => (Number(s) * 1_000) / voice.pace);
    if (startMs === undefined || endMs === undefined || !(endMs > startMs))
      throw new Error(`no time of «${word}»: ${text}`);
    return { startMs, endMs };
  });
  if (line !== lines.length) throw new Error(`festival spoke ${lines.length} words instead of ${line}: ${text}`);
  const effects = ['tempo', '-s', String(voice.pace), 'pitch', String(voice.semitones * 100)];
  const wave = await resampled(waveFile, effects);
  await rm(script);
  return { wave, raw };
};

const byEspeak = async (spoken: readonly string[], voice: Voice & { engine: 'espeak-ng' }, path: string) => {
  const waveFile = `${path}.wav`;
  const name = voice.variant === '' ? voice.language : `${voice.language}+${voice.variant}`;
  const helper = fileURLToPath(new URL('./espeak_words.py', import.meta.url));
  const answer = await runProgram('python3', [helper, name, String(voice.wordsPerMinute), waveFile], spoken.join(' '));
  const events = JSON.parse(answer) as readonly (readonly [position: number, sample: number])[];
  const { rate, samples } = readWave(await readFile(waveFile));
  let at = 0;
  const starts = spoken.map((word) => {
    const [from, to] = [at, at + word.length];
    at = to + 1;
    return events.find(([position]) => position - 1 >= from && position - 1 < to)?.[1];
  });
  const raw = spread(spoken, starts, samples.length).map(({ startMs, endMs }): Raw => ({
    startMs: (startMs * 1_000) / rate,
    endMs: (endMs * 1_000) / rate,
  }));
  return { wave: await resampled(waveFile, []), raw };
};

/** espeak-ng says small words together with the next («in the») and tells one start: such words share the stretch by letters. */
const spread = (spoken: readonly string[], starts: readonly (number | undefined)[], end: number): readonly Raw[] => {
  const raw: Raw[] = [];
  for (let first = 0; first < spoken.length;) {
    let next = first + 1;
    while (next < spoken.length && starts[next] === undefined) next++;
    const from = starts[first] ?? 0;
    const length = (starts[next] ?? end) - from;
    const group = spoken.slice(first, next);
    const letters = group.reduce((sum, word) => sum + word.length, 0);
    let passed = 0;
    for (const word of group) {
      const startMs = from + (length * passed) / letters;
      passed += word.length;
      raw.push({ startMs, endMs: from + (length * passed) / letters });
    }
    first = next;
  }
  return raw;
};

/** Base64 of the wave at our rate and level; the source is removed. */
const resampled = async (waveFile: string, effects: readonly string[]): Promise<string> => {
  const out = `${waveFile}.out.wav`;
  const format = ['-r', String(soundRate), '-c', '1', '-b', '16'];
  await runProgram('sox', ['-D', waveFile, ...format, out, 'norm', '-3', ...effects, 'norm', '-3']);
  const wave = writeWave(readWave(await readFile(out)));
  await Promise.all([rm(waveFile), rm(out)]);
  return wave.toString('base64');
};

const quiet = 0.01;

const withoutSilence = ({ startMs, endMs }: Raw, { samples }: Sound): TimeInterval => {
  let first = Math.round((startMs / 1_000) * soundRate);
  let last = Math.min(samples.length, Math.round((endMs / 1_000) * soundRate)) - 1;
  while (first < last && Math.abs(samples[first] ?? 0) < quiet) first++;
  while (last > first && Math.abs(samples[last] ?? 0) < quiet) last--;
  const start = Math.floor((first / soundRate) * 1_000);
  return { startMs: start, endMs: Math.max(start + 1, Math.ceil((last / soundRate) * 1_000)) };
};
