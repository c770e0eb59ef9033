import sharp from 'sharp';
import { PictureFault, type PictureScaler } from '../../application/ports/picture-scaler.js';

/** Far above any frame that we extract; stops a hostile header from taking the memory. */
const mostPixels = 16_000_000;
/** Text on a frame stays legible; a 640-pixel frame takes 30 to 60 KB. */
const quality = 72;

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
});
