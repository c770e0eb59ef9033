import { open, type FileHandle } from 'node:fs/promises';
import type { VideoContainer } from '../../domain/media/media-info.js';

/** `no-index`: not one moment can be played; `cut`: the file ends before what it announces. */
export type Structure = 'whole' | 'cut' | 'no-index';

/** Bounds the walk; a file of fragments every second for four hours has about 30,000 boxes. */
const maxBoxes = 100_000;

/** Does the file hold what its outermost boxes announce? Reads a few bytes for each box, never their contents. */
export const checkStructure = async (path: string, container: VideoContainer, size: number): Promise<Structure> => {
  await using file = await open(path, 'r');
  if (container === 'mp4' || container === 'mov') return await walkIsoBoxes(file, size);
  return await (container === 'avi' ? walkRiffChunks(file, size) : checkSegment(file, size));
};

const bytesAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
};

const loadBearing: ReadonlySet<string> = new Set(['ftyp', 'moov', 'mdat', 'moof']);

/** ISO/IEC 14496-12, 4.2: 32-bit size and type; 1 means that a 64-bit size follows, 0 "to the end of the file". */
const walkIsoBoxes = async (file: FileHandle, size: number): Promise<Structure> => {
  let hasIndex = false;
  let position = 0;
  for (let box = 0; box < maxBoxes && position + 8 <= size; box++) {
    const head = await bytesAt(file, position, 16);
    const type = head.toString('latin1', 4, 8);
    if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) break; // rubbish after the last box harms nobody
    const short = head.readUInt32BE(0);
    const length =
      short === 1 ? (head.length < 16 ? 0 : Number(head.readBigUInt64BE(8))) : short === 0 ? size - position : short;
    if (length < 8) break;
    hasIndex ||= type === 'moov';
    if (position + length > size && loadBearing.has(type)) return hasIndex && type !== 'moov' ? 'cut' : 'no-index';
    position += length;
  }
  return hasIndex ? 'whole' : 'no-index';
};

/** OpenDML files above 1 GiB hold several RIFF chunks in a row. */
const walkRiffChunks = async (file: FileHandle, size: number): Promise<Structure> => {
  let position = 0;
  for (let chunk = 0; chunk < maxBoxes && position + 12 <= size; chunk++) {
    const head = await bytesAt(file, position, 12);
    if (head.toString('latin1', 0, 4) !== 'RIFF') break;
    const length = head.readUInt32LE(4);
    // Recorders that died leave 0; the packets at the end decide then.
    if (length === 0) break;
    if (position + 8 + length > size) return 'cut';
    position += 8 + length + (length % 2);
  }
  return 'whole';
};

/** RFC 8794: the EBML header, then the Segment; a length of all ones is unknown (live recording). */
const checkSegment = async (file: FileHandle, size: number): Promise<Structure> => {
  const head = await bytesAt(file, 0, 16);
  const header = variableInt(head, 4);
  if (!header?.value) return 'whole';
  const segmentAt = 4 + header.length + header.value;
  const segment = await bytesAt(file, segmentAt, 16);
  if (segment.length < 12 || segment.readUInt32BE(0) !== 0x18538067) return 'whole';
  const length = variableInt(segment, 4);
  if (length?.value === undefined) return 'whole';
  return segmentAt + 4 + length.length + length.value > size ? 'cut' : 'whole';
};

const variableInt = (bytes: Buffer, at: number): { length: number; value: number | undefined } | undefined => {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length < 1 || length > 8 || at + length > bytes.length) return undefined;
  let value = BigInt(first & (0xff >> length));
  for (let i = 1; i < length; i++) value = (value << 8n) | BigInt(bytes[at + i] ?? 0);
  const unknown = (1n << BigInt(7 * length)) - 1n;
  return { length, value: value === unknown ? undefined : Number(value) };
};
