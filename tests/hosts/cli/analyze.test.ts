import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import type { AnalysisResult } from '../../../hosts/cli/analyze/analysis-result.js';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const cli = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const main = join(projectRoot, 'build/hosts/cli/main.js');
    const options = { env: { ...process.env, LANG: 'ru_RU.UTF-8', LC_ALL: '', ...env }, timeout: 240_000 };
    execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });

interface Contents {
  readonly duration: number;
  readonly planted: readonly { risk_code: string; start: number; end: number; tolerance: number }[];
  readonly text: readonly string[];
}

const folder = await mkdtemp(join(tmpdir(), 'cli-'));
test.after.always(() => rm(folder, { recursive: true, force: true }));

test.serial('the real pipeline with the real models finds what the demo video contains, in its place', async (t) => {
  t.timeout(300_000);
  const out = join(folder, 'demo.json');
  const ended = await cli(['analyze', 'demo', '--json', out]);
  t.is(ended.code, 1, ended.stderr);
  const result = JSON.parse(await readFile(out, 'utf8')) as AnalysisResult;
  const contents = JSON.parse(await readFile(join(projectRoot, 'hosts/cli/demo/demo.json'), 'utf8')) as Contents;

  t.deepEqual(
    result.triggers.map(({ risk_code: code }) => code).sort(),
    contents.planted.map(({ risk_code: code }) => code).sort(),
    'all that is planted and nothing else',
  );
  for (const planted of contents.planted) {
    const trigger = result.triggers.find(({ risk_code: code }) => code === planted.risk_code);
    t.true(Math.abs((trigger?.start ?? -99) - planted.start) <= planted.tolerance, `start of ${planted.risk_code}`);
    t.true(Math.abs((trigger?.end ?? -99) - planted.end) <= planted.tolerance, `end of ${planted.risk_code}`);
    t.true((trigger?.evidence.length ?? 0) > 0);
    t.true((trigger?.law.length ?? 0) > 0);
  }
  const read = JSON.stringify(result.triggers).toUpperCase();
  for (const text of contents.text) t.true(read.includes(text), `${text} was read off the screen`);

  t.true(Math.abs(result.video.duration - contents.duration) < 0.1);
  t.deepEqual(result.models.map(({ check }) => check).sort(), ['nsfw', 'objects', 'on-screen-text', 'speech']);
  const looked = result.models.find(({ check }) => check === 'objects');
  t.true((looked?.frames_analysed ?? 99) <= (looked?.frames_sampled ?? 0) - 4, 'the still stretch was analysed once');
  t.deepEqual(result.not_checked.map(({ check }) => check).sort(), ['audio-events', 'violence']);
  t.regex(result.catalogue_version, /^\d{4}-\d\d-\d\d\.\d+$/);

  t.regex(ended.stdout, /Интервал\s+Риск\s+Увер\.\s+Основание\s+Закон/);
  t.regex(ended.stdout, /PROF_RUDE/);
  t.regex(ended.stdout, /Не проверено/);
  t.regex(ended.stderr, /речь: готово/);
});

test.serial('what is not a readable video ends with code 2, says why, and writes no result', async (t) => {
  const text = join(folder, 'text.mp4');
  await writeFile(text, 'this is not a video, whatever its name says\n'.repeat(200));
  const empty = join(folder, 'empty.mp4');
  await writeFile(empty, '');
  const out = join(folder, 'none.json');
  for (const [args, words] of [
    [['analyze', text, '--json', out], /Файл не принят/],
    [['analyze', empty, '--json', out], /Файл не принят/],
    [['analyze', join(folder, 'absent.mp4'), '--json', out], /не найден/],
    [['analyze'], /Использование/],
    [['analyze', text, '--loud'], /Использование/],
    [['dance'], /Использование/],
    [['migrate', 'sideways'], /Использование/],
  ] as const) {
    const ended = await cli(args);
    t.is(ended.code, 2, args.join(' '));
    t.regex(ended.stderr, words);
  }
  t.false((await readdir(folder)).includes('none.json'));
});

test.serial('the command line speaks English where the locale does', async (t) => {
  const ended = await cli(['analyze', join(folder, 'absent.mp4')], { LANG: 'en_US.UTF-8' });
  t.regex(ended.stderr, /File not found/);
});

test.serial('help is told on standard output and is no error', async (t) => {
  for (const args of [['--help'], ['analyze', '--help']]) {
    const { code, stdout, stderr } = await cli(args);
    t.deepEqual([code, stderr], [0, ''], args.join(' '));
    t.regex(stdout, /Использование:[\s\S]*npm run migrate/);
  }
});

test.serial('a command that fails says what failed in words of its own', async (t) => {
  const ended = await cli(['migrate'], {
    DATABASE_URL: 'postgres://somebody:hidden@127.0.0.1:1/nowhere',
    DATA_DIR: folder,
  });
  t.is(ended.code, 2);
  t.regex(ended.stderr, /^Миграция базы не удалась: \S/m);
  t.notRegex(ended.stderr, /hidden|Проверка/);
});

test.serial('config-check tells every problem and ends with code 2', async (t) => {
  const ended = await cli(['config-check'], { PORT: 'x', LOG_LEVEL: 'loud' });
  t.is(ended.code, 2);
  t.regex(ended.stdout, /ОШИБКА PORT[\s\S]*ОШИБКА LOG_LEVEL/);
});
