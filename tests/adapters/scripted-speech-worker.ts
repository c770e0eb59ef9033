// Plays the speech worker's part of the protocol, well or badly as the names of its model folder and of the sound ask.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';

const say = (message: unknown): boolean => process.stdout.write(`${JSON.stringify(message)}\n`);
const modelDir = process.argv[process.argv.indexOf('--model') + 1] ?? '';
const manner = readFileSync(join(modelDir, 'model.bin'), 'utf8');
const cancelled = new Set<string>();

const done = (id: string): void => {
  const speech = [
    { start_ms: 500, end_ms: 1500 },
    { start_ms: -20, end_ms: 300 },
    { start_ms: 9000, end_ms: 99_000 },
    { start_ms: 'x', end_ms: 5 },
  ];
  say({ id, type: 'done', language: 'ru', language_probability: 0.9, speech, duration_ms: 10_000, elapsed_ms: 7 });
};

const words = (id: string, ...said: readonly unknown[]): boolean =>
  say({ id, type: 'segment', start_ms: 0, end_ms: 1, text: '', avg_logprob: -0.1, no_speech_prob: 0, words: said });

const word = (start_ms: unknown, end_ms: unknown, text: unknown, probability: unknown = 0.9) => ({
  start_ms,
  end_ms,
  text,
  probability,
});

const acts: Record<string, (id: string, language: string | null) => void> = {
  'talk.wav'(id) {
    for (let i = 0; i < 200; i++) process.stderr.write(`complaint ${i}\n`);
    words(id, word(5_000, 5_400, ' второе '), word(9_800, 12_000, 'последнее', 1));
    words(id, word(3_000, 3_200, 'слишком', 1.7), word(3_200, 3_400, 'мало', -0.1), word(3_400, 3_600, 'немо', 'NaN'));
    say({ id, type: 'progress', done_ms: 5_000, total_ms: 10_000 });
    say({ id: 'another', type: 'progress', done_ms: 6_000, total_ms: 10_000 });
    say({ id, type: 'progress', done_ms: 99_000, total_ms: 10_000 });
    words(id, word(-50, 400, 'первое'), word(20_000, 21_000, 'потом'), word(700, 700, 'никогда'));
    words(id, word(1, 2, '  '), word(null, 2, 'без'), word(1, 2, 3), 'слово', word(3_000, 3_100, 'x', null));
    done(id);
  },
  'silence.wav': (id) => done(id),
  'who.wav'(id, language) {
    words(
      id,
      word(0, 10, String(process.pid)),
      word(20, 30, String(language)),
      word(40, 50, process.env['SECRET'] ?? 'none'),
    );
    done(id);
  },
  'chatter.wav'(id) {
    for (let i = 0; i < 50; i++) words(id, ...Array.from({ length: 1_000 }, (_, j) => word(j, j + 1, 'да')));
    done(id);
  },
  'crash.wav'() {
    process.stderr.write('out of memory\n');
    process.exit(3);
  },
  'garbage.wav': () => void process.stdout.write('Traceback (most recent call last):\n'),
  'unknown.wav': (id) => void say({ id, type: 'surprise' }),
  'endless.wav': () => void process.stdout.write('x'.repeat(5_000_000)),
  'mute.wav'() {},
  'stubborn.wav': (id) => void say({ id, type: 'progress', done_ms: 1, total_ms: 10_000 }),
  'slow.wav'(id) {
    const timer = setInterval(() => {
      if (!cancelled.has(id)) return void say({ id, type: 'progress', done_ms: 1, total_ms: 10_000 });
      clearInterval(timer);
      say({ id, type: 'error', code: 'cancelled', message: 'cancelled' });
    }, 10);
  },
  'bad.wav': (id) => void say({ id, type: 'error', code: 'bad-audio', message: 'no sound' }),
  'broken-engine.wav': (id) => void say({ id, type: 'error', code: 'engine', message: 'MemoryError' }),
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const request = JSON.parse(line) as { op: string; id: string; path: string; language: string | null };
    if (request.op === 'cancel') cancelled.add(request.id);
    else acts[basename(request.path)]?.(request.id, request.language);
  })
  .on('close', () => process.exit(0));

if (manner === 'crashes') process.exit(5);
if (manner === 'polite') say({ type: 'ready', engine: 'scripted 1.0', model: basename(modelDir), device: 'cpu' });
