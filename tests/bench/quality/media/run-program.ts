import { execFile } from 'node:child_process';

/** Output of a program that ends well within two minutes. */
export const runProgram = (program: string, args: readonly string[], input?: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = { maxBuffer: 64 * 1024 * 1024, timeout: 120_000 };
    const child = execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${program}: ${stderr.slice(-500) || error.message}`, { cause: error }));
      else resolve(stdout);
    });
    // A program that ends before it has read all says why on its own; the broken pipe says nothing.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
