/** Makes pictures small enough to be shown by the dozen. */
export interface PictureScaler {
  /**
   * The picture as a JPEG whose longer side is `maxPx` at most, in its own proportions and never larger than it was; nothing but
   * the picture is in it. The same bytes give the same bytes. Throws `PictureFault` when it is no picture that can be read.
   */
  shrink(picture: Uint8Array, maxPx: number): Promise<Uint8Array>;
}

export class PictureFault extends Error {
  override readonly name = 'PictureFault';
}
