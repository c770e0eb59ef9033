import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const assets = new URL('../../assets/', import.meta.url);
const known = new Map<string, string>();

/** Address of one of our own assets; changes with its content, so that no browser keeps an old one. */
export const assetAddress = (name: string): string => {
  let address = known.get(name);
  if (address === undefined) {
    const bytes = readFileSync(fileURLToPath(new URL(name, assets)));
    address = `/static/app/${name}?v=${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}`;
    known.set(name, address);
  }
  return address;
};
