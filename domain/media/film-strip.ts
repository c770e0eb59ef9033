/** Small pictures of a video, evenly spread over it, as one picture of many cells. */
export interface FilmStrip {
  readonly columns: number;
  readonly count: number;
  /** Pixels of one cell. */
  readonly width: number;
  readonly height: number;
}

const mostPictures = 100;
const columns = 10;
const cell = { width: 160, height: 90 };

/** One picture for a second at most; the cell has the proportions of the picture. */
export const filmStrip = (
  durationMs: number,
  picture: { readonly width: number; readonly height: number },
): FilmStrip => {
  const count = Math.min(mostPictures, Math.max(1, Math.ceil(durationMs / 1_000)));
  const scale = Math.min(cell.width / Math.max(1, picture.width), cell.height / Math.max(1, picture.height));
  return {
    columns: Math.min(columns, count),
    count,
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
};

/** The moments that the pictures stand for: the middle of each one's part. */
export const filmMoments = (durationMs: number, { count }: FilmStrip): readonly number[] =>
  Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * durationMs) / count));
