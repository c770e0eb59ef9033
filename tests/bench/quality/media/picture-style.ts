import type { Random } from '../metrics/random.js';
import { fontFiles } from './fonts.js';

export interface PictureStyle {
  readonly width: number;
  readonly height: number;
  readonly font: string;
  /** Share of the picture's height. */
  readonly letterHeight: number;
  /** Where the first line begins, share of the height. */
  readonly top: number;
  readonly background: string;
  readonly ink: string;
  readonly hasMotion: boolean;
}

const sizes = [
  [1280, 720],
  [640, 360],
] as const;
const letterHeights = [0.11, 0.085, 0.065, 0.05];
const tops = [0.08, 0.4, 0.7];
/** From hard to soft contrast, dark on light and light on dark. */
const colours = [
  ['0x101820', '0xffffff'],
  ['0xf5f0e6', '0x202020'],
  ['0x2a4d3a', '0xf2e6c8'],
  ['0xd8d8d8', '0x5a5a5a'],
  ['0x7a2f2f', '0xffd0a0'],
] as const;

/** Styles in turn, so that each half has its share of every font, size, contrast and place. */
export const pictureStyle = (number: number, random: Random): PictureStyle => {
  const font = fontFiles[number % fontFiles.length];
  const [width, height] = sizes[number % 2] ?? sizes[0];
  const [background, ink] = random.pick(colours);
  return {
    width,
    height,
    font: font?.path ?? '',
    letterHeight: letterHeights[Math.floor(number / 2) % letterHeights.length] ?? 0.065,
    top: random.pick(tops),
    background,
    ink,
    hasMotion: number % 8 === 0,
  };
};
