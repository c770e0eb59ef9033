import type { Browser } from '../../hosts/harness/browser.js';
import { gzipSync } from 'node:zlib';
import type { Measure } from '../shared/bench.js';

const kilobyte = 1_024;

const within = (what: string, against: string, bytes: number, most: number): Measure => ({
  what,
  against,
  target: `≤ ${most / kilobyte} КиБ`,
  measured: `${(bytes / kilobyte).toFixed(1)} КиБ`,
  isMet: bytes <= most,
});

/** What a decision is answered with; the comment is as long as one may be, so that nothing is won by a short one. */
export const fragmentOfDecision = async (browser: Browser, bench: string): Promise<Measure> => {
  const page = await browser.get(bench);
  const id = /<li class="trigger [^>]*id="trigger-([0-9a-f-]+)"/.exec(page.text)?.[1];
  if (id === undefined) throw new Error('the workbench shows no finding');
  const answer = await browser.call('POST', `${bench}triggers/${id}/decide/`, {
    headers: { 'hx-request': 'true' },
    body: new URLSearchParams({ _csrf: browser.csrfToken, verdict: 'rejected', comment: 'ж'.repeat(500) }),
  });
  if (answer.status !== 200) throw new Error(`a decision was answered with ${answer.status}`);
  return within('фрагмент HTML после решения', 'без сжатия', Buffer.byteLength(answer.text), 10 * kilobyte);
};

/** Everything that a page loads as script or style, modules that import modules included, as it comes over the wire. */
export const scriptsAndStyles = async (browser: Browser, path: string, what: string): Promise<Measure> => {
  const page = await browser.get(path);
  const found = [...page.text.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(\/static\/[^"]+)"/g)];
  const wanted = found.map(([, address]) => address ?? '').filter((address) => /\.(js|css)(\?|$)/.test(address));
  const seen = new Map<string, number>();
  for (let address = wanted.pop(); address !== undefined; address = wanted.pop()) {
    const { pathname } = new URL(address, 'http://any');
    if (seen.has(pathname)) continue;
    const { text, status } = await browser.get(address);
    if (status !== 200) throw new Error(`${address}: ${status}`);
    seen.set(pathname, gzipSync(text).length);
    for (const [, other] of text.matchAll(/^(?:import\b[^'"]*|export\b[^'"]*\bfrom\s*)['"](\.[^'"]+)['"]/gm))
      wanted.push(new URL(other ?? '', `http://any${pathname}`).pathname);
  }
  const total = [...seen.values()].reduce((sum, size) => sum + size, 0);
  return within(`скрипты и стили: ${what} (файлов: ${seen.size})`, 'gzip', total, 250 * kilobyte);
};
