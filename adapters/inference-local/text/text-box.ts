/** A line of text found on a frame, as fractions of its width and height. */
export interface TextBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Mean probability of its pixels. */
  readonly score: number;
}
