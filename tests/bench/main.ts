import { join } from 'node:path';
import { projectRoot } from '../../hosts/composition/load-config.js';
import { apiBench } from './api/api-bench.js';
import { pagesBench } from './pages/pages-bench.js';
import type { Bench } from './shared/bench.js';
import { writeSection } from './shared/document.js';

// Speed side by side with the same work done barely. Exit code: 0 every target met, 1 one missed, 2 not measured.
const benches: readonly Bench[] = [apiBench, pagesBench];
const args = process.argv.slice(2);
const names = args.filter((arg) => !arg.startsWith('--'));
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0 || args.some((arg) => arg.startsWith('--') && arg !== '--write-docs')) {
  console.error(`npm run bench -- [${benches.map(({ name }) => name).join('|')}] [--write-docs]`);
  process.exit(2);
}
const chosen = benches.filter(({ name }) => names.length === 0 || names.includes(name));

try {
  for (const bench of chosen) {
    const measures = await bench.run((line) => console.error(`[${bench.name}] ${line}`));
    console.table(measures);
    if (measures.some(({ isMet }) => !isMet)) process.exitCode = 1;
    if (args.includes('--write-docs')) await writeSection(join(projectRoot, 'docs/performance.md'), bench, measures);
  }
} catch (error) {
  console.error(error);
  process.exitCode = 2;
}
