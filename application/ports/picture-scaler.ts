/** Makes pictures small enough to be shown by the dozen. */
export interface PictureScaler {
  /**
   * The picture as a JPEG whose longer side is `maxPx` at most, in its own proportions and never larger than it was; nothing but
   * the picture is in it. The same bytes give the same bytes. Throws `PictureFault` when it is no picture that can be read.
   */
  shrink(picture: Uint8Array, maxPx: number): Promise<Uint8Array>;
  /**
   * Up to 100 pictures side by side in one JPEG, row after row: each whole and in its own proportions in the middle of its
   * cell, on black. One that cannot be read leaves its cell black.
   */
  tile(pictures: readonly Uint8Array[], cells: PictureCells): Promise<Uint8Array>;
}

export interface PictureCells {
  /** Pixels of one cell, 1 to 640. */
  readonly width: number;
  readonly height: number;
  /** Cells in a row, 1 to 100. */
  readonly columns: number;
}

export class PictureFault extends Error {
  override readonly name = 'PictureFault';
}
