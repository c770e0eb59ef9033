import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { projectRoot } from '../../../hosts/composition/load-config.js';
import type { Account } from './server.js';

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = join(projectRoot, 'build/screenshots');

export const chromiumPath = (): string => process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export const launchBrowser = (...more: readonly string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...more],
  });

/** Somebody with a browser of their own; whatever goes wrong in it is written down. */
export interface Visitor extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, exceptions, dialogs and violated policies since the last call. */
  faults(): readonly string[];
  open(path: string): Promise<void>;
  logIn(account: Account): Promise<void>;
  /** Serious and critical findings of axe on the page as it is now. */
  barriers(): Promise<readonly string[]>;
  /** Pixels by which the page is wider than the window. */
  overflow(): Promise<number>;
  shoot(name: string): Promise<void>;
}

interface AxeFindings {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly target: readonly string[] }[];
  }[];
}

export const visit = async (browser: Browser, url: string, width = 1280): Promise<Visitor> => {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height: 860 }, locale: 'ru-RU' });
  // A policy that had to stop something means that something got into the page.
  await context.addInitScript({
    content: `addEventListener('securitypolicyviolation', (event) =>
      console.error('policy violated: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));`,
  });
  const page = await context.newPage();
  let faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`${page.url()}: dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return {
    page,
    context,
    faults() {
      const seen = faults;
      faults = [];
      return seen;
    },
    async open(path) {
      await page.goto(path, { waitUntil: 'load' });
    },
    async logIn({ email, password }) {
      await page.goto('/client/users/login/');
      await page.fill('#email', email);
      await page.fill('#password', password);
      await page.click('.gate-form button[type=submit]');
      await page.waitForURL((address) => !address.pathname.includes('/login/'));
    },
    async barriers() {
      // Through the debugger: the page's own policy lets no foreign script in, as it should.
      const debug = await context.newCDPSession(page);
      await debug.send('Runtime.evaluate', { expression: axe });
      const { result } = await debug.send('Runtime.evaluate', {
        expression: 'axe.run({ resultTypes: ["violations"] }).then((found) => JSON.stringify(found))',
        awaitPromise: true,
        returnByValue: true,
      });
      await debug.detach();
      const found = JSON.parse(String(result.value)) as AxeFindings;
      return found.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
    },
    overflow: () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    async shoot(name) {
      await mkdir(screenshots, { recursive: true });
      await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });
    },
    [Symbol.asyncDispose]: () => context.close(),
  };
};
