import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Lower-case hex SHA-256 of a file, streamed. */
export const sha256Of = async (file) => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};

/** Size and time of every file, to see within milliseconds that nothing was touched since it was last hashed. */
const glance = (files) =>
  JSON.stringify(
    files.map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [file, size, mtimeMs];
    }),
  );

/**
 * True when every file is there with its pinned SHA-256. Hashes are computed once and then taken from `stamp`
 * as long as sizes and times stay the same and the pins have not changed.
 */
export const arePinned = async (pins, stamp) => {
  const files = Object.keys(pins);
  if (!files.every((file) => existsSync(file))) return false;
  const seen = glance(files) + JSON.stringify(pins);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === seen) return true;
  for (const [file, pin] of Object.entries(pins)) if ((await sha256Of(file)) !== pin) return false;
  writeFileSync(stamp, seen);
  return true;
};
