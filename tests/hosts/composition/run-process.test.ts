import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { readFlags, type Program } from '../../../hosts/composition/program-flags.js';

const limitMs = 90_000;

interface Running {
  readonly output: { stdout: string; stderr: string };
  kill(signal: NodeJS.Signals): void;
  ended(): Promise<number | null>;
}

/** A process of the product in a folder of its own; it ends with its test. */
const run = async (
  t: ExecutionContext,
  script: string,
  args: readonly string[],
  { env = {}, node = [] }: { env?: Record<string, string>; node?: readonly string[] } = {},
): Promise<Running> => {
  const folder = await mkdtemp(join(tmpdir(), 'run-process-'));
  const child = spawn(process.execPath, [...node, join(projectRoot, 'build/hosts', script), ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      LANG: 'ru_RU.UTF-8',
      DATA_DIR: folder,
      HOST: '127.0.0.1',
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = once(child, 'exit');
  const killNow = (): void => void child.kill('SIGKILL');
  process.once('exit', killNow);
  t.teardown(async () => {
    killNow();
    await end;
    process.off('exit', killNow);
    await rm(folder, { recursive: true, force: true });
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
  return {
    output,
    kill: (signal) => void child.kill(signal),
    async ended() {
      await end;
      return child.exitCode;
    },
  };
};

const until = async (isSo: () => boolean, what: string): Promise<void> => {
  const deadline = Date.now() + limitMs;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${what} did not come`);
    await sleep(50);
  }
};

const program: Program = {
  command: 'npm start',
  purpose: { ru: 'Делает всё.', en: 'Does it all.' },
  flags: { '--web-only': { ru: 'только веб', en: 'web only' } },
};

test('flags are known ones, help, or refused with a word on which there are', (t) => {
  t.deepEqual(readFlags([], program, 'ru'), { flags: new Set() });
  t.deepEqual(readFlags(['--web-only'], program, 'ru'), { flags: new Set(['--web-only']) });
  const usage = [
    'Usage: npm start [-- --web-only | --help]',
    'Does it all.',
    '  --web-only  web only',
    '  --help      this message',
    'Settings are environment variables and .env: docs/configuration.en.md',
  ].join('\n');
  for (const asked of [['--help'], ['-h'], ['--web-only', '--help']])
    t.deepEqual(readFlags(asked, program, 'en'), { exitCode: 0, text: usage });
  for (const unknown of ['--web-onyl', 'worker', 'toString', ''])
    t.deepEqual(readFlags(['--web-only', unknown], program, 'en'), {
      exitCode: 2,
      text: `Unknown: ${unknown}\n${usage}`,
    });
  const { text = '' } = { text: '', ...readFlags(['x'], program, 'ru') };
  t.regex(text, /^Неизвестно: x\nИспользование: npm start /);
});

test('a process that is told what it does not know, or asked for help, starts nothing', async (t) => {
  t.timeout(limitMs);
  const [mistyped, help] = await Promise.all([
    run(t, 'koa/main.js', ['--web-onyl']),
    run(t, 'worker/main.js', ['--help'], { env: { PORT: 'wrong' } }),
  ]);
  t.is(await mistyped.ended(), 2);
  t.regex(mistyped.output.stderr, /^Неизвестно: --web-onyl\nИспользование: npm start .*--web-only/);
  t.is(mistyped.output.stdout, '');
  t.is(await help.ended(), 0);
  t.regex(help.output.stdout, /^Использование: npm run worker \[-- --help\]\n/);
  t.is(help.output.stderr, '');
});

/** The process warns when it is told to: of one thing twice, of another once. */
const warnings = `process.on('SIGUSR2', () => {
  for (const _ of [1, 2]) process.emitWarning('it will go', { type: 'DeprecationWarning', code: 'TEST_0001' });
  process.emitWarning('too many');
})`;

test('what Node and libraries warn of becomes one line of the log each, and nothing else is printed', async (t) => {
  t.timeout(limitMs);
  const web = await run(t, 'koa/main.js', ['--web-only'], {
    node: ['--import', `data:text/javascript,${encodeURIComponent(warnings)}`],
    env: {
      BACKBLAZE_ENDPOINT_URL: 'http://127.0.0.1:1',
      BACKBLAZE_APPLICATION_KEY_ID: 'key',
      BACKBLAZE_APPLICATION_KEY: 'secret',
      BACKBLAZE_BUCKET_NAME: 'bucket',
    },
  });
  const { output } = web;
  await until(() => output.stdout.includes('AI-Комплаенс Агент:'), 'the start');
  web.kill('SIGUSR2');
  await until(() => output.stdout.includes('too many'), 'the warning');
  web.kill('SIGTERM');
  t.is(await web.ended(), 0, output.stderr);
  t.is(output.stderr, '');
  const lines = output.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: string; message: string; error?: { message: string; code?: string } });
  const told = lines.filter(({ message }) => message === 'the runtime warns');
  const [goes, ...again] = told.filter(({ error }) => error?.code === 'TEST_0001');
  t.is(goes?.level, 'warn');
  t.is(goes?.error?.message, 'it will go');
  t.deepEqual(again, []);
  t.is(told.filter(({ error }) => error?.message === 'too many').length, 1);
});
