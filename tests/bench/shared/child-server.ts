import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildServer extends AsyncDisposable {
  readonly url: string;
}

const startMs = 60_000;

/** A server in a process of its own: `module` sends `{ url }` when it answers, and stops when its parent lets go. */
export const startChild = async (module: URL, settings: object): Promise<ChildServer> => {
  const child = fork(fileURLToPath(module), [JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error(`${module.href} did not start`)), startMs);
    child.once('message', (message) => {
      clearTimeout(patience);
      resolve((message as { readonly url: string }).url);
    });
    child.once('exit', (code) => {
      clearTimeout(patience);
      reject(new Error(`${module.href} ended with ${String(code)}`));
    });
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
};
