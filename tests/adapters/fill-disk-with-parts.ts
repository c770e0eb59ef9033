import { createLocalUploadParts } from '../../adapters/storage-local/index.js';
import { uploadId } from '../../domain/shared/ids.js';
import { freshId } from '../builders/fresh-id.js';

/** Run on a disk of 4 MiB: what happens to an upload that doesn't fit, and can it go on when there is room again? Prints JSON. */
const parts = createLocalUploadParts({ root: process.argv[2] ?? '' });
const blocks = async function* (from: number, count: number): AsyncGenerator<Uint8Array> {
  for (let block = from / 65_536; block < from / 65_536 + count; block++) yield Buffer.alloc(65_536, block % 251);
};
const [filler, id] = [uploadId(freshId()), uploadId(freshId())];
await parts.create(filler);
await parts.write(filler, 0, blocks(0, 40));
await parts.create(id);
const error = await parts.write(id, 0, blocks(0, 48)).then(
  () => 'none',
  (thrown: unknown) => (thrown instanceof Error ? thrown.name : 'not an error'),
);
const kept = (await parts.size(id)) ?? 0;
await parts.remove(filler);
const from = kept - (kept % 65_536);
const end = await parts.write(id, from, blocks(from, 48 - from / 65_536));
let isRight = true;
let at = 0;
for await (const chunk of parts.read(id))
  for (const byte of chunk) isRight &&= byte === Math.floor(at++ / 65_536) % 251;
process.stdout.write(JSON.stringify({ error, isSomeKept: kept > 0 && kept < end, end, at, isRight }));
