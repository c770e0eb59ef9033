import { password } from './accounts.js';
import { call, type Answer, type CallOptions } from './call.js';
import type { WebHarness } from './web-harness.js';

/** Keeps cookies between requests and fills in the token of the last page, as a person's browser does with a form. */
export interface Browser {
  readonly csrfToken: string;
  readonly cookies: ReadonlyMap<string, string>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** Submits a form that was on the last page. */
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<Answer>;
  logIn(email: string): Promise<Answer>;
}

export const openBrowser = (harness: Pick<WebHarness, 'url'>): Browser => {
  const cookies = new Map<string, string>();
  let csrfToken = '';

  const browser: Browser = {
    get csrfToken() {
      return csrfToken;
    },
    cookies,
    async call(method, path, options = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await call(harness, method, path, { ...options, headers: { cookie, ...options.headers } });
      for (const line of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = line.split(';', 1)[0]?.split(/=(.*)/s) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      csrfToken = /name="_csrf" value="([^"]+)"/.exec(answer.text)?.[1] ?? csrfToken;
      return answer;
    },
    get: (path) => browser.call('GET', path),
    post: (path, fields = {}) =>
      browser.call('POST', path, { body: new URLSearchParams({ _csrf: csrfToken, ...fields }) }),
    async logIn(email) {
      await browser.get('/client/users/login/');
      return browser.post('/client/users/login/', { email, password });
    },
  };
  return browser;
};
