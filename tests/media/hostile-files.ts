import { writeFile } from 'node:fs/promises';
import { ffmpegMade, made } from './make-media.js';

const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];

export const textFile = (name: string, text: string): Promise<string> =>
  made(name, text, (path) => writeFile(path, text));

/** Lists that make a trusting ffmpeg open the file that they name. */
export const playlists = (victim: string): Readonly<Record<'hls' | 'concat' | 'dash', Promise<string>>> => ({
  hls: textFile('hls.mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile:${victim}\n#EXT-X-ENDLIST\n`),
  concat: textFile('concat.mp4', `ffconcat version 1.0\nfile '${victim}'\n`),
  dash: textFile(
    'dash.mp4',
    `<?xml version="1.0"?>\n<MPD type="static" mediaPresentationDuration="PT9S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1"><BaseURL>file:${victim}</BaseURL></Representation></AdaptationSet></Period></MPD>`,
  ),
});

/** A few kilobytes that claim an hour and a half: two pictures, far apart. */
export const timestampGap = (): Promise<string> =>
  ffmpegMade('gap.mp4', [
    ...lavfi("testsrc2=s=320x180:r=25,setpts='if(eq(N,0),0,5400)/TB'"),
    ...['-frames:v', '2', '-fps_mode', 'passthrough', '-enc_time_base:v', '1/1000', '-c:v', 'libx264', '-bf', '0'],
  ]);

/** The same with sound that pauses for as long. */
export const soundGap = (): Promise<string> =>
  ffmpegMade('sound-gap.mkv', [
    ...lavfi("testsrc2=s=320x180:r=25,setpts='if(lt(N,25),N/25,5400+N/25)/TB'"),
    ...lavfi("sine=440:sample_rate=16000:d=2,asetpts='PTS+if(gt(N,15),5400,0)/TB'"),
    ...['-frames:v', '50', '-fps_mode', 'passthrough', '-enc_time_base:v', '1/1000', '-c:v', 'libx264', '-c:a', 'flac'],
  ]);

export const hugePicture = (): Promise<string> =>
  ffmpegMade('huge.mov', [...lavfi('color=gray:s=8192x8192:r=10:d=0.2'), '-c:v', 'mjpeg', '-q:v', '31']);

export const manyStreams = (streams: number): Promise<string> =>
  ffmpegMade('streams.mp4', [
    ...lavfi('color=gray:s=64x64:r=10:d=1'),
    ...lavfi('sine=440:d=1:sample_rate=16000'),
    ...['-map', '0:v', ...Array.from({ length: streams - 1 }, () => ['-map', '1:a']).flat()],
    ...['-c:v', 'libx264', '-c:a', 'aac', '-b:a', '16k'],
  ]);

export const picture = (name: string): Promise<string> =>
  ffmpegMade(name, [...lavfi('color=red:s=64x64'), '-frames:v', '1', '-c:v', 'png', '-f', 'image2']);

export const sound = (name: 'sound.m4a' | 'sound.mp4' | 'sound.mp3'): Promise<string> =>
  ffmpegMade(name, [...lavfi('sine=440:d=2')]);

/** Music with a cover: a video stream by its type, a still picture by its role. */
export const soundWithCover = async (): Promise<string> =>
  ffmpegMade('cover.m4a', [
    ...['-i', await sound('sound.m4a'), '-i', await picture('cover.png')],
    ...['-map', '0', '-map', '1', '-c', 'copy', '-disposition:v:0', 'attached_pic', '-f', 'mp4'],
  ]);

export const unknownCodec = (): Promise<string> =>
  ffmpegMade('gif-in.mkv', [...lavfi('testsrc2=s=64x64:r=10:d=2'), '-c:v', 'gif']);

export const blackHour = (): Promise<string> =>
  ffmpegMade('silence.mkv', [
    ...lavfi('color=black:s=32x32:r=1:d=3600'),
    ...lavfi('anullsrc=r=8000:cl=mono:d=3600'),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'flac', '-shortest'],
  ]);

/** Repeatable damage: `count` bytes anywhere after the first hundred get other values (xorshift, so no outside source). */
export const scatterDamage =
  (seed: number, count: number) =>
  (bytes: Buffer): Buffer => {
    let state = seed;
    const next = (below: number): number => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) % below;
    };
    for (let i = 0; i < count; i++) bytes[100 + next(bytes.length - 100)] = next(256);
    return bytes;
  };
