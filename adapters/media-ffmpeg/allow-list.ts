import type { VideoContainer } from '../../domain/media/media-info.js';

/** The demuxer is forced to the one of the sniffed container, so the tool never guesses a format (playlists, concat scripts). */
export const demuxers: Readonly<Record<VideoContainer, string>> = {
  mp4: 'mov',
  mov: 'mov',
  mkv: 'matroska',
  webm: 'matroska',
  avi: 'avi',
};

/** Second line of defence beside the forced demuxer: nested inputs are held to it too. `srt` and `ass` live inside AVI. */
export const formatWhitelist = 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,srt,ass';

/** Codec names, as ffprobe reports them, of pictures that we decode; what browsers, phones and editors make. */
export const videoCodecs: ReadonlySet<string> = new Set([
  'h264',
  'hevc',
  'vp8',
  'vp9',
  'av1',
  'mpeg4',
  'msmpeg4v2',
  'msmpeg4v3',
  'mpeg1video',
  'mpeg2video',
  'h263',
  'mjpeg',
  'prores',
  'dnxhd',
  'theora',
]);

export const audioCodecs: ReadonlySet<string> = new Set([
  'aac',
  'mp3',
  'mp2',
  'opus',
  'vorbis',
  'ac3',
  'eac3',
  'flac',
  'alac',
  'pcm_s16le',
  'pcm_s16be',
  'pcm_s24le',
  'pcm_s24be',
  'pcm_s32le',
  'pcm_f32le',
  'pcm_u8',
  'pcm_alaw',
  'pcm_mulaw',
  'adpcm_ms',
  'adpcm_ima_wav',
  'wmav2',
]);

/** Subtitles that are text; PGS, VobSub and DVB are pictures. */
export const textSubtitleCodecs: ReadonlySet<string> = new Set([
  'subrip',
  'srt',
  'ass',
  'ssa',
  'mov_text',
  'webvtt',
  'text',
]);

/**
 * `-codec_whitelist` takes names of decoders, not of codecs: AV1 is decoded by `libdav1d`, MP3 by `mp3float`. A name that this
 * build lacks does no harm, a decoder that is missing here makes the file unreadable.
 */
export const decoderWhitelist = [
  ...videoCodecs,
  ...audioCodecs,
  ...textSubtitleCodecs,
  'libdav1d',
  'msmpeg4',
  'mp3float',
  'mp2float',
  'libopus',
].join(',');
