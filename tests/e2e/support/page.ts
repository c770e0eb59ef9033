import type { Page } from 'playwright-core';

/** Asks until the page says yes. Playwright's own wait compiles code in the page, which our policy forbids. */
export const until = async (page: Page, condition: string, waitMs = 60_000): Promise<void> => {
  const deadline = Date.now() + waitMs;
  while (!(await page.evaluate<boolean>(condition))) {
    if (Date.now() > deadline) throw new Error(`never became true: ${condition}`);
    await page.waitForTimeout(40);
  }
};

/** Tab by tab, as somebody without a mouse does it. */
export const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`Tab never came to ${selector}`);
};
