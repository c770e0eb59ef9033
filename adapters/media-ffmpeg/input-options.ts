import type { VideoContainer } from '../../domain/media/media-info.js';
import { decoderWhitelist, demuxers, formatWhitelist } from './allow-list.js';

/** Largest single allocation of the tool: one 8K picture of 10 bits takes 106 MB. */
const maxAllocationBytes = 268_435_456;

/** Pixels of one picture that the decoder itself refuses to pass; the limits of a probe may be lower. */
const decoderMaxPixels = 67_108_863;

export const globalOptions: readonly string[] = [
  '-hide_banner',
  '-v',
  'error',
  '-max_alloc',
  String(maxAllocationBytes),
];

/** Options before `-i` that keep the tool from opening anything but the one file, as anything but its sniffed container. */
export const inputOptions = (container: VideoContainer): readonly string[] => [
  ...['-protocol_whitelist', 'file'],
  ...['-format_whitelist', formatWhitelist],
  ...['-f', demuxers[container]],
];

/**
 * For ffmpeg only: ffprobe opens every stream of a file, and gives up altogether when one of them, such as a cover or a picture
 * subtitle that nobody decodes, is not on the list.
 */
export const decoderOptions: readonly string[] = [
  ...['-codec_whitelist', decoderWhitelist, '-max_pixels', String(decoderMaxPixels)],
];

/** An explicit protocol: else `concat:…` or `-` as a file's name would be understood as something else. */
export const inputUrl = (absolutePath: string): string => `file:${absolutePath}`;
