import { writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import { devPhrases } from './corpus/dev-phrases.data.js';
import { heldoutPhrases } from './corpus/heldout-phrases.data.js';
import { textCorpus } from './corpus/text-corpus.js';
import type { Half } from './corpus/word-lists.js';
import { CorpusCache } from './media/corpus-cache.js';
import { planClips } from './media/clip-plan.js';
import { makeClip, type Clip } from './media/make-clip.js';
import { missingPackages } from './media/required-packages.js';
import { parseQualityArguments, usage } from './parse-quality-arguments.js';
import { mediaFigures, textFigures, type HalfFigures } from './report/half-figures.js';
import { qualityDocument } from './report/quality-document.js';
import { renderHalf, renderTargets } from './report/render.js';
import { missLines } from './report/miss-lines.js';
import { targetsOf } from './report/targets.js';
import { judgeClips, type JudgedClip } from './run/judge-clips.js';
import { judgeTruth } from './run/judge-truth.js';

// How good the rules and the whole pipeline are, on a corpus that this program makes itself. Exit code: 0 every target of
// the held-out half met, 1 a target missed, 2 it could not be measured.
const books = { dev: devPhrases, heldout: heldoutPhrases };
const options = parseQualityArguments(process.argv.slice(2));
if (options === undefined) {
  console.error(usage);
  process.exit(2);
}
const halves: readonly Half[] = options.half === 'both' ? ['dev', 'heldout'] : [options.half];
const withMedia = options.only !== 'text';
const lacking = withMedia ? missingPackages() : [];
if (lacking.length > 0) {
  console.error(`Нужны пакеты Debian: apt-get install -y --no-install-recommends ${lacking.join(' ')}`);
  process.exit(2);
}
// The machine is shared; children inherit it.
setPriority(10);

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const texts = new Map(
  options.only === 'media' ? [] : halves.map((half) => [half, textCorpus(books[half], half).map(judgeTruth)] as const),
);
const clips = new Map<Half, readonly Clip[]>();
const judgedClips = new Map<Clip, JudgedClip>();
if (withMedia) {
  const cache = new CorpusCache();
  for (const half of halves) {
    tell(`ролики: ${half}`);
    const made: Clip[] = [];
    for (const plan of planClips(books[half], half))
      if (plan.id.includes(options.clips ?? '')) made.push(await makeClip(plan, cache));
    clips.set(half, made);
  }
  const all = [...clips.values()].flat();
  await judgeClips(all, (judged) => {
    judgedClips.set(judged.clip, judged);
    tell(`разобран ${judged.item.id} (${judgedClips.size} из ${all.length})`);
  });
}

const measured = halves.map((half) => {
  const text = texts.get(half);
  const media = (clips.get(half) ?? []).flatMap((clip) => judgedClips.get(clip) ?? []);
  const figures: HalfFigures = {
    half,
    text: text && textFigures(text),
    media: withMedia ? mediaFigures(media) : undefined,
  };
  return { figures, text, media };
});

for (const { figures, text, media } of measured) {
  console.log(renderHalf(figures, '##').join('\n'));
  if (options.misses && figures.half === 'dev') console.log([...missLines(text ?? []), ...missLines(media)].join('\n'));
}
const heldout = measured.find(({ figures }) => figures.half === 'heldout')?.figures;
const targets = heldout ? targetsOf(heldout) : [];
if (heldout) console.log(renderTargets(targets).join('\n'));
const figures = measured.map((each) => each.figures);
if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ figures, targets }, null, 2)}\n`);
if (options.writeDocs) {
  const path = join(projectRoot, 'docs/quality.md');
  const style = await resolveConfig(path);
  await writeFile(path, await format(qualityDocument(figures, targets), { ...style, parser: 'markdown' }));
}
// Native parts of the models may keep timers of their own.
process.exit(targets.every(({ isMet }) => isMet) ? 0 : 1);
