import sharp, { type Sharp } from 'sharp';
import { InferenceFault } from '../../../application/ports/inference.js';

/** A decoded picture: rows of RGB bytes from the upper left corner. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Pixels of a part of a picture. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Far above any frame that we extract (1280 wide); stops a hostile header from taking the memory. */
const mostPixels = 16_000_000;

export const decodePicture = async (jpeg: Uint8Array): Promise<Picture> => {
  try {
    const { data, info } = await sharp(jpeg, { limitInputPixels: mostPixels, failOn: 'error' })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} channels`);
    return { width: info.width, height: info.height, rgb: data };
  } catch (error) {
    throw new InferenceFault('the frame is not a readable picture', { cause: error });
  }
};

/** Resized without keeping the proportions, as every net here was trained. */
export const resizePicture = async (
  picture: Picture,
  width: number,
  height: number,
  region?: Region,
): Promise<Uint8Array> => {
  const source = fromRaw(picture);
  if (region !== undefined) source.extract({ ...region });
  return await source.resize(width, height, { fit: 'fill', kernel: 'linear' }).raw().toBuffer();
};

export const fromRaw = ({ rgb, width, height }: Picture): Sharp => sharp(rgb, { raw: { width, height, channels: 3 } });
