import { until } from '../../e2e/support/page.js';
import { launchBrowser, visit } from '../../e2e/support/visitor.js';
import { password } from '../../hosts/harness/accounts.js';
import { median, type Measure } from '../shared/bench.js';
import type { Scene } from './scene.js';

const steps = 60;
const decisions = 20;

/**
 * Runs in the page: from a key to the picture that shows the next finding, to the answer of the server, and the longest
 * gap between two pictures meanwhile. Frames are what a person sees; a clock outside would measure the wire to the browser.
 */
const watch = `(() => {
  const seen = window.seen = { next: [], saved: [], gaps: [] };
  const selected = () => document.querySelector('.trigger.is-selected')?.id;
  addEventListener('keydown', (event) => {
    if (!['ArrowDown', 'Enter'].includes(event.key)) return;
    const from = selected();
    const begun = event.timeStamp;
    let isNext = false;
    let last = begun;
    const look = (now) => {
      seen.gaps.push(performance.now() - last);
      last = performance.now();
      if (!isNext && selected() !== from) {
        isNext = true;
        seen.next.push(last - begun);
        if (event.key === 'ArrowDown') return;
      }
      if (isNext && !document.getElementById(from)?.classList.contains('is-saving')) seen.saved.push(last - begun);
      else if (last - begun < 20000) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true });
})()`;

interface Seen {
  readonly next: readonly number[];
  readonly saved: readonly number[];
  readonly gaps: readonly number[];
}

/** How the workbench feels in Chromium with every finding in its list. */
export const feelWorkbench = async (url: string, { operator, task }: Scene): Promise<readonly Measure[]> => {
  await using browser = await launchBrowser();
  await using visitor = await visit(browser, url);
  const { page } = visitor;
  await visitor.logIn({ role: 'operator', email: operator.email, password });
  await visitor.open(`/client/operators/workspace/${task}/`);
  await until(page, "document.querySelector('video').readyState > 0");
  await page.evaluate(watch);

  const press = async (key: string, times: number, of: keyof Seen): Promise<Seen> => {
    await page.evaluate('Object.values(seen).forEach((list) => list.length = 0)');
    for (let at = 1; at <= times; at++) {
      await page.keyboard.press(key);
      await until(page, `seen.${of}.length === ${at}`);
    }
    return page.evaluate<Seen>('seen');
  };
  await press('ArrowDown', 5, 'next');
  const moved = await press('ArrowDown', steps, 'next');
  const decided = await press('Enter', decisions, 'saved');
  const scrolled = await page.evaluate<readonly number[]>(scroll);
  return [
    limit(`следующая находка по стрелке, медиана ${steps}`, median(moved.next), 100),
    limit('она же, дольше всего (с подгрузкой куска списка)', Math.max(...moved.next), 1_000),
    limit(`решение по Enter: следующая находка перед глазами, медиана ${decisions}`, median(decided.next), 100),
    limit('решение по Enter: сервер записал, медиана', median(decided.saved), 1_000),
    limit('прокрутка списка: 95 % промежутков между кадрами не больше', quantile(scrolled, 0.95), 100),
  ];
};

const scroll = `new Promise((resolve) => {
  const gaps = [];
  const from = performance.now();
  let last = from;
  const list = document.querySelector('#trigger-list');
  const target = list.scrollHeight > list.clientHeight + 10 && getComputedStyle(list).overflowY !== 'visible' ? list : document.scrollingElement;
  const step = () => {
    const now = performance.now();
    gaps.push(now - last);
    last = now;
    target.scrollBy(0, 120);
    if (now - from < 2000) requestAnimationFrame(step);
    else resolve(gaps.slice(1));
  };
  requestAnimationFrame(step);
})`;

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

const limit = (what: string, ms: number, most: number): Measure => ({
  what,
  against: 'Chromium, 2 000 находок',
  target: `≤ ${most} мс`,
  measured: `${ms.toFixed(0)} мс`,
  isMet: ms <= most,
});
