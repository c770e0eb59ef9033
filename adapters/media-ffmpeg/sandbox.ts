import { spawn } from 'node:child_process';
import { MediaFault } from '../../application/ports/media-processor.js';

export interface ProcessLimits {
  readonly cpuSeconds: number;
  readonly memoryBytes: number;
  /** Of any one file that the process writes. */
  readonly fileBytes: number;
  readonly nice: number;
}

export interface Sandbox {
  /** Puts the wrappers in front of a command; each replaces itself by the next, so the process id is the tool's own. */
  wrap(command: readonly string[], limits: ProcessLimits): readonly string[];
}

/** What this machine offers; asked once. Limits are required, the rest is taken when it is there. */
export const detectSandbox = async (env: NodeJS.ProcessEnv): Promise<Sandbox> => {
  const works = (command: readonly string[]): Promise<boolean> => doesRun([...command, 'true'], env);
  const dieWithParent = ['setpriv', '--pdeathsig', 'KILL', '--no-new-privs', '--'];
  const noNetwork = ['unshare', '--net', '--'];
  const [hasLimits, canDieWithParent, canDropNetwork] = await Promise.all([
    works(['nice', '-n', '0', 'prlimit', '--core=0', '--']),
    works(dieWithParent),
    works(noNetwork),
  ]);
  if (!hasLimits) throw new MediaFault('nice and prlimit (package util-linux) are needed to decode videos safely');
  const isolation = [...(canDropNetwork ? noNetwork : []), ...(canDieWithParent ? dieWithParent : [])];
  return {
    wrap: (command, limits) => [
      ...['nice', '-n', String(limits.nice), 'prlimit'],
      ...[`--cpu=${Math.ceil(limits.cpuSeconds)}`, `--as=${limits.memoryBytes}`, `--fsize=${limits.fileBytes}`],
      ...['--nofile=64', '--core=0', '--'],
      ...isolation,
      ...command,
    ],
  };
};

const doesRun = ([program = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', env, timeout: 5000, killSignal: 'SIGKILL' });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
  });
