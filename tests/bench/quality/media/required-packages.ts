import { accessSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fontFiles } from './fonts.js';

const isThere = (path: string): boolean => {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
};

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => isThere(join(folder, program)));

/** Debian packages that the synthetic media need and this machine lacks. */
export const missingPackages = (): readonly string[] => [
  ...['ffmpeg', 'sox', 'festival', 'espeak-ng', 'python3'].filter((program) => !isOnPath(program)),
  ...(isThere('/usr/share/festival/voices/russian/msu_ru_nsh_clunits') ? [] : ['festvox-ru']),
  ...new Set(fontFiles.filter(({ path }) => !isThere(path)).map(({ debian }) => debian)),
];
