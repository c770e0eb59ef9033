import { readFile, writeFile } from 'node:fs/promises';
import { ffmpegMade, made, runFfmpeg } from './make-media.js';

const moving = (seconds: number): string => `testsrc2=s=320x180:r=25:d=${seconds}`;
const tone = (seconds: number): string => `sine=440:d=${seconds}:sample_rate=44100`;
const lavfi = (source: string): string[] => ['-f', 'lavfi', '-i', source];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-pix_fmt', 'yuv420p'];

/** Six seconds of pictures and tone. `faststart` puts the index in front. */
export const clip = (
  name: 'clip.mp4' | 'clip.mov' | 'clip.mkv' | 'faststart.mp4' | 'fragmented.mp4',
): Promise<string> =>
  ffmpegMade(name, [
    ...lavfi(moving(6)),
    ...lavfi(tone(6)),
    ...h264,
    ...(name === 'faststart.mp4' ? ['-movflags', '+faststart'] : []),
    ...(name === 'fragmented.mp4' ? ['-movflags', 'frag_keyframe+empty_moov'] : []),
    '-shortest',
  ]);

export const aviClip = (): Promise<string> =>
  ffmpegMade('clip.avi', [...lavfi(moving(6)), ...lavfi(tone(6)), '-c:v', 'mpeg4', '-c:a', 'libmp3lame']);

export const webmClip = (): Promise<string> =>
  ffmpegMade('clip.webm', [
    ...[...lavfi(moving(4)), ...lavfi(tone(4))],
    ...['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus'],
  ]);

export const silentClip = (): Promise<string> => ffmpegMade('silent.mp4', [...lavfi(moving(3)), ...h264]);

/** Red for two seconds, then blue: one cut, at 2000 ms. */
export const clipWithCut = (): Promise<string> =>
  ffmpegMade('cut.mp4', [
    ...lavfi('testsrc=s=320x180:r=25:d=2,negate'),
    ...lavfi('color=black:s=320x180:r=25:d=2'),
    ...['-filter_complex', '[0:v][1:v]concat=n=2:v=1', ...h264],
  ]);

/** Stored lying on its side, with the order to turn it by 270 degrees clockwise (ffmpeg 5 writes the tag against the clock). */
export const rotatedClip = (): Promise<string> =>
  made('rotated.mp4', 'turned by 270', async (path) => {
    await runFfmpeg(['-i', await silentClip(), '-c', 'copy', '-metadata:s:v:0', 'rotate=90', path]);
  });

/** Starts in the middle of a group of pictures: the container's edit list cuts off what comes before. */
export const editListClip = async (): Promise<string> =>
  ffmpegMade('edited.mp4', ['-ss', '1.4', '-i', await clip('clip.mp4'), '-c', 'copy']);

export const subtitledClip = async (name: 'subtitled.mp4' | 'subtitled.mkv', codec: string): Promise<string> => {
  const srt = await made('cues.srt', 2, (path) =>
    writeFile(
      path,
      [
        '1\n00:00:00,500 --> 00:00:01,500\n<b>Первая</b> <font color="red">строка</font>\n',
        '2\n00:00:02,000 --> 00:00:03,250\nTom & Jerry\nвторая строка\n',
      ].join('\n'),
    ),
  );
  return ffmpegMade(name, [
    '-i',
    await silentClip(),
    '-i',
    srt,
    '-map',
    '0',
    '-map',
    '1',
    '-c:v',
    'copy',
    '-c:s',
    codec,
  ]);
};

/** The first part of a file, as after a broken upload. */
export const cutShort = async (source: string, part: number): Promise<string> =>
  made(source.replace(/^.*\//, 'short-'), [source, part], async (path) => {
    const bytes = await readFile(source);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * part)));
  });

export const damagedClip = (source: string, recipe: string, damage: (bytes: Buffer) => Buffer): Promise<string> =>
  made(source.replace(/^.*\//, 'damaged-'), [source, recipe], async (path) => {
    await writeFile(path, damage(await readFile(source)));
  });

/** Without colour, and as wide as the frame of a fingerprint: its blocks are 8 x 8 pixels of the picture itself. */
export const greyClip = (): Promise<string> =>
  ffmpegMade('grey.mp4', [...lavfi('testsrc2=s=320x160:r=25:d=3,hue=s=0'), ...h264, '-crf', '12']);
