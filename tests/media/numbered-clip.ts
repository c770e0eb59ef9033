import { ffmpegMade } from './make-media.js';

/** Bits of the frame number, as ten upright bars from the left, black or white: visible in JPEG and fingerprint alike. */
export const numberBits = 10;

/** The number that a row of brightness values across the picture shows. */
export const shownNumber = (row: Uint8Array): number => {
  let number = 0;
  for (let bit = 0; bit < numberBits; bit++) {
    const middle = Math.floor(((bit + 0.5) * row.length) / numberBits);
    if ((row[middle] ?? 0) > 128) number += 2 ** bit;
  }
  return number;
};

export interface NumberedClip {
  readonly name: string;
  readonly frames: number;
  /** ffmpeg expression of the frame number `N`: its time in seconds. */
  readonly time: string;
  /** A click of 5 ms in the sound, at this second of the sound's own time; no sound when undefined. */
  readonly clickAtS?: number;
  readonly audioDelayS?: number;
  readonly videoDelayS?: number;
  readonly codec?: readonly string[];
}

/** Every picture says which one it is, so that a time code can be checked against what is really shown. */
export const numberedClip = ({ name, frames, time, clickAtS, ...clip }: NumberedClip): Promise<string> => {
  const seconds = 12;
  const pictures = `nullsrc=s=320x180:r=25,format=gray,geq=lum='if(bitand(N,pow(2,floor(X*${numberBits}/W))),235,16)',format=yuv420p,settb=1/1000,setpts='round((${time})*1000)'`;
  const sound = `aevalsrc='if(between(t,${clickAtS},${(clickAtS ?? 0) + 0.005}),0.9,0)':s=48000:d=${seconds}`;
  return ffmpegMade(name, [
    ...['-itsoffset', String(clip.videoDelayS ?? 0), '-f', 'lavfi', '-i', pictures],
    ...(clickAtS === undefined ? [] : ['-itsoffset', String(clip.audioDelayS ?? 0), '-f', 'lavfi', '-i', sound]),
    ...['-map', '0:v', ...(clickAtS === undefined ? [] : ['-map', '1:a'])],
    ...['-fps_mode', 'passthrough', '-enc_time_base:v', '1/1000', '-frames:v', String(frames)],
    ...(clip.codec ?? ['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', '50', '-c:a', 'aac']),
  ]);
};
