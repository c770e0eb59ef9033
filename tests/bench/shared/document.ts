import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { format, resolveConfig } from 'prettier';
import type { Bench, Measure } from './bench.js';

const intro = `# Производительность

Страница написана командой \`npm run bench -- --write-docs\`; руками её не правят. Сравнивается всегда с тем же делом без нас, в
одном запуске, раунды вперемежку, медианы: на чужой машине другие секунды, но те же отношения.

_In English: written by \`npm run bench -- --write-docs\`. Everything is measured side by side with the same work done barely, in one
run, rounds interleaved, medians: another machine has other seconds, but the same ratios._
`;

const start = (name: string): string => `<!-- bench:${name} -->`;
const end = (name: string): string => `<!-- /bench:${name} -->`;

/** Puts the section of a bench in place of its older one; sections of other benches stay. */
export const writeSection = async (path: string, bench: Bench, measures: readonly Measure[]): Promise<void> => {
  const known = await readFile(path, 'utf8').catch(() => intro);
  const section = `${start(bench.name)}\n\n${sectionOf(bench, measures)}\n\n${end(bench.name)}`;
  const from = known.indexOf(start(bench.name));
  const to = known.indexOf(end(bench.name));
  const text =
    from >= 0 && to > from
      ? known.slice(0, from) + section + known.slice(to + end(bench.name).length)
      : `${known.trimEnd()}\n\n${section}\n`;
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
};

const sectionOf = (bench: Bench, measures: readonly Measure[]): string =>
  [
    `## ${bench.title}`,
    '',
    `\`npm run bench -- ${bench.name}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine()}.`,
    '',
    bench.method,
    '',
    '| что | с чем сравнивали | цель | есть | |',
    '| --- | --- | ---: | ---: | --- |',
    ...measures.map(
      ({ what, against, target, measured, isMet }) =>
        `| ${what} | ${against} | ${target} | ${measured} | ${isMet ? 'да' : '**нет**'} |`,
    ),
  ].join('\n');

const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} ГиБ памяти`;
