import sharp, { type OverlayOptions } from 'sharp';
import { PictureFault, type PictureCells, type PictureScaler } from '../../application/ports/picture-scaler.js';

/** Far above any frame that we extract; stops a hostile header from taking the memory. */
const mostPixels = 16_000_000;
/** Text on a frame stays legible; a 640-pixel frame takes 30 to 60 KB. */
const quality = 72;

/** Small enough for a page that shows a hundred of them. */
const tiledQuality = 60;
const mostTiles = 100;

/** libvips, in a thread of its own. */
export const createSharpPictureScaler = (): PictureScaler => ({
  async shrink(picture, maxPx) {
    if (!Number.isInteger(maxPx) || maxPx < 1) throw new RangeError('maxPx is a whole number from 1');
    try {
      return await sharp(picture, { limitInputPixels: mostPixels, failOn: 'error' })
        .rotate()
        .resize({ width: maxPx, height: maxPx, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: 'white' })
        .toColourspace('srgb')
        .jpeg({ quality })
        .toBuffer();
    } catch (cause) {
      throw new PictureFault('the picture cannot be read', { cause });
    }
  },
  async tile(pictures, cells) {
    checkCells(pictures.length, cells);
    const { width, height, columns } = cells;
    const rows = Math.ceil(pictures.length / columns);
    const placed: OverlayOptions[] = [];
    // One after the other: a hundred decoded frames at once would be a gigabyte.
    for (const [index, picture] of pictures.entries()) {
      const input = await fitted(picture, cells);
      if (input !== undefined)
        placed.push({ input, left: (index % columns) * width, top: Math.floor(index / columns) * height });
    }
    return sharp({ create: { width: columns * width, height: rows * height, channels: 3, background: 'black' } })
      .composite(placed)
      .jpeg({ quality: tiledQuality })
      .toBuffer();
  },
});

const checkCells = (count: number, { width, height, columns }: PictureCells): void => {
  const isWithin = (value: number, most: number) => Number.isInteger(value) && value >= 1 && value <= most;
  if (!isWithin(count, mostTiles) || !isWithin(columns, mostTiles) || !isWithin(width, 640) || !isWithin(height, 640))
    throw new RangeError('1 to 100 pictures and columns, cells of 1 to 640 pixels');
};

const fitted = async (picture: Uint8Array, { width, height }: PictureCells): Promise<Buffer | undefined> => {
  try {
    return await sharp(picture, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .resize({ width, height, fit: 'contain', background: 'black' })
      .flatten({ background: 'black' })
      .toColourspace('srgb')
      .png({ compressionLevel: 1 })
      .toBuffer();
  } catch {
    return undefined;
  }
};
