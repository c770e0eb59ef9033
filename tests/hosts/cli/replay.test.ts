import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { shippedCatalogue } from '../../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { parseReplayArguments, type ReplayOptions } from '../../../hosts/cli/replay/parse-replay-arguments.js';
import { replayDetections } from '../../../hosts/cli/replay/replay-detections.js';
import { ruReplay } from '../../../hosts/cli/replay/replay-messages.js';
import type { ReplayResult } from '../../../hosts/cli/replay/replay-result.js';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { analysedVideo } from '../../application/analysed-video.js';
import { freshId } from '../../builders/fresh-id.js';
import { tuned } from '../../builders/a-tuned-catalogue.js';

const folder = await mkdtemp(join(tmpdir(), 'replay-'));
test.after.always(() => rm(folder, { recursive: true, force: true }));

const run = async (parts: Parameters<typeof replayDetections>[0], line: string) => {
  const options = parseReplayArguments(line.split(' ').filter((word) => word !== ''));
  if (options === undefined) throw new Error(`not understood: ${line}`);
  const lines: string[] = [];
  const { signal } = new AbortController();
  const code = await replayDetections(parts, options, ruReplay, signal, (said) => void lines.push(said));
  return { code, text: lines.join('\n') };
};

test('the words of the command are one video or all of them, with options', (t) => {
  const id = freshId();
  const nothing = { video: undefined, version: undefined, lists: 'recorded', apply: false, json: undefined } as const;
  const understood: readonly (readonly [string, Partial<ReplayOptions>])[] = [
    ['--all', {}],
    ['--all --lists active', { lists: 'active' }],
    [id, { video: id as NonNullable<ReplayOptions['video']> }],
    ['--all --version 2026-03-11.2 --apply --json out', { version: '2026-03-11.2', apply: true, json: 'out' }],
  ];
  for (const [line, options] of understood)
    t.deepEqual(parseReplayArguments(line.split(' ')), { ...nothing, ...options }, line);
  for (const line of [
    '',
    '--all --lists mine',
    `${id} --all`,
    `${id} ${id}`,
    'borsch',
    '--all --loud',
    '--all --version',
    '--all --json=',
  ])
    t.is(parseReplayArguments(line === '' ? [] : line.split(' ')), undefined, line);
});

test('the differences are told as a table and as JSON, and nothing is written without --apply', async (t) => {
  const video = await analysedVideo();
  const strict = tuned(shippedCatalogue, { code: 'ALC_CONSUMPTION', threshold: 1 });
  await video.addCatalogue(strict);
  const before = await video.written();
  const out = join(folder, 'out.json');
  const dry = await run(video, `--all --json ${out}`);
  t.is(dry.code, 0);
  t.regex(dry.text, new RegExp(`${video.videoId}.*${strict.version}`));
  t.regex(dry.text, /новых 0, исчезло 1, осталось 1/);
  t.regex(dry.text, /^ {2}- 0:0\d\.\d{3}–\S+ +ALC_CONSUMPTION +speech +0\.\d\d$/m);
  t.notRegex(dry.text, /TOB_SMOKING/);
  t.regex(dry.text, /--apply/);
  t.deepEqual(await video.written(), before);
  const [result, ...others] = JSON.parse(await readFile(out, 'utf8')) as ReplayResult[];
  t.deepEqual(others, []);
  if (result === undefined || 'refused' in result) throw new Error('the video should have been replayed');
  t.like(result, { video: video.videoId, catalogue_version: strict.version, applied: false, added: [] });
  t.deepEqual([result.gone.length, result.kept.length], [1, 1]);
  t.like(result.gone[0], { risk_code: 'ALC_CONSUMPTION', source: 'speech' });

  const old = await run(video, `${video.videoId} --version ${shippedCatalogue.version}`);
  t.regex(old.text, /новых 0, исчезло 0, осталось 2/);
  const applied = await run(video, '--all --apply');
  t.is(applied.code, 0);
  t.regex(applied.text, /Применено/);
  t.is((await video.written()).triggers.length, 1);
});

test('a video that cannot be replayed is told with its reason; alone, it ends with code 2', async (t) => {
  const video = await analysedVideo();
  const unknown = '--version 1999-01-01.1';
  const alone = await run(video, `${video.videoId} ${unknown}`);
  t.deepEqual([alone.code, /не пересчитано: нет версии справочника 1999-01-01\.1/.test(alone.text)], [2, true]);
  const amongAll = await run(video, `--all ${unknown}`);
  t.deepEqual([amongAll.code, /не пересчитано/.test(amongAll.text)], [0, true]);
  const absent = await run(video, freshId());
  t.deepEqual([absent.code, /Такого видео нет/.test(absent.text)], [2, true]);
});

test.serial('the command runs over a database of its own', async (t) => {
  const cli = (...args: readonly string[]) =>
    new Promise<{ code: unknown; text: string }>((resolve) => {
      const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', DATA_DIR: join(folder, 'data') };
      const main = join(projectRoot, 'build/hosts/cli/main.js');
      execFile(process.execPath, [main, ...args], { env, timeout: 120_000 }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, text: stdout + stderr }),
      );
    });
  t.is((await cli('seed')).code, 0);
  const empty = await cli('replay', '--all');
  t.is(empty.code, 0, empty.text);
  t.regex(empty.text, /no analysed videos/);
  const misspelt = await cli('replay', 'everything');
  t.is(misspelt.code, 2);
  t.regex(misspelt.text, /npm run replay -- \(VIDEO_ID \| --all\)/);
});
