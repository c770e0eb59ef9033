import type { FrameImage } from '../../../application/ports/inference.js';
import { decodePicture, type Picture } from './picture.js';

/** Decodes a frame once for all the models that look at it; forgotten together with the frame. */
export class PictureCache {
  readonly #pictures = new WeakMap<FrameImage, Promise<Picture>>();

  of(frame: FrameImage): Promise<Picture> {
    const known = this.#pictures.get(frame);
    if (known !== undefined) return known;
    const decoding = decodePicture(frame.jpeg);
    this.#pictures.set(frame, decoding);
    return decoding;
  }
}
