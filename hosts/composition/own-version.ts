import { readFile } from 'node:fs/promises';
import { projectRoot } from './load-config.js';

/** Of the product, as its package says. */
export const ownVersion = async (): Promise<string> => {
  const { version } = JSON.parse(await readFile(`${projectRoot}/package.json`, 'utf8')) as { readonly version: string };
  return version;
};
