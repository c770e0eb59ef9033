import { fileTypeFromBuffer } from 'file-type';
import type { SniffedContainer } from '../../application/ports/media-processor.js';

/** What the first bytes are, in the words of a media type; `container` only for those that we open. */
export interface Sniffed {
  readonly found: string | undefined;
  readonly known: SniffedContainer | undefined;
}

export const headBytes = 4100;

const known = new Map<string, SniffedContainer>([
  ['video/mp4', { container: 'mp4', contentType: 'video/mp4' }],
  ['video/x-m4v', { container: 'mp4', contentType: 'video/mp4' }],
  ['audio/mp4', { container: 'mp4', contentType: 'video/mp4' }],
  ['audio/x-m4a', { container: 'mp4', contentType: 'video/mp4' }],
  ['video/quicktime', { container: 'mov', contentType: 'video/quicktime' }],
  ['video/matroska', { container: 'mkv', contentType: 'video/matroska' }],
  ['video/x-matroska', { container: 'mkv', contentType: 'video/matroska' }],
  ['video/webm', { container: 'webm', contentType: 'video/webm' }],
  ['video/vnd.avi', { container: 'avi', contentType: 'video/vnd.avi' }],
]);

export const sniff = async (head: Uint8Array): Promise<Sniffed> => {
  const type = await fileTypeFromBuffer(head.subarray(0, headBytes)).catch(() => undefined);
  const found = type?.mime ?? textual(head);
  return { found, known: type && known.get(type.mime) };
};

/** Playlists make ffmpeg open other files; naming them tells the sender what was wrong. */
const textual = (head: Uint8Array): string | undefined => {
  const text = Buffer.from(head.subarray(0, 512)).toString('latin1').trimStart();
  if (text.startsWith('#EXTM3U')) return 'application/vnd.apple.mpegurl';
  if (text.startsWith('ffconcat')) return 'text/ffconcat';
  if (/^(?:<\?xml[^>]*>\s*)?<MPD\b/.test(text)) return 'application/dash+xml';
  return undefined;
};
