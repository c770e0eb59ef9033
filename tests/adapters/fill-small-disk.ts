import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalUrlSigner, createLocalVideoStorage } from '../../adapters/storage-local/index.js';

/** Run on a disk of 4 MiB: what happens to an object of 8 MiB, and to a small one afterwards? Prints JSON. */
const root = process.argv[2] ?? '';
const signer = createLocalUrlSigner({ signingKey: 'x'.repeat(32), baseUrl: 'http://localhost' });
const storage = createLocalVideoStorage({ root, signer });
const options = { contentType: 'text/plain', maxBytes: 1e9 };

const blocks = async function* (count: number, bytes: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < count; i++) yield new Uint8Array(bytes);
};
const error = await storage.put('kept/large', blocks(128, 65_536), options).then(
  () => 'none',
  (thrown: unknown) => (thrown instanceof Error ? thrown.name : 'not an error'),
);
const unfinished = await readdir(join(root, '.unfinished'));
await storage.put('kept/small', blocks(1, 1000), options);
const kept = await readdir(join(root, 'kept'));
process.stdout.write(JSON.stringify({ error, unfinished, small: 'fits', kept }));
