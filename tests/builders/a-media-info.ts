import type { MediaInfo } from '../../domain/media/media-info.js';

/** Five minutes of 720p with sound and no subtitles. */
export const aMediaInfo = (over: Partial<MediaInfo> = {}): MediaInfo => ({
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationMs: 300_000,
  video: { codec: 'h264', width: 1280, height: 720, frameRate: 25, rotation: 0 },
  audio: { codec: 'aac', sampleRate: 48_000, channels: 2, language: undefined },
  subtitles: [],
  ...over,
});
