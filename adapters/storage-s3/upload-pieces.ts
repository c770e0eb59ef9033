import type { StoredStat } from '../../application/ports/video-storage.js';

/** A run of bytes of an upload that an object holds: of the object those from `from` on, of the upload those up to `end`. */
export interface Piece {
  readonly key: string;
  readonly from: number;
  readonly end: number;
}

/** Sorts by place. */
export const pieceName = (offset: number, length: number): string => `${String(offset).padStart(15, '0')}-${length}`;

/**
 * The pieces that together hold the upload from its first byte up to the first gap, each byte once. Pieces overlap when two
 * connections sent the same bytes. `stored` comes by key.
 */
export const coverFromStart = (stored: readonly StoredStat[]): readonly Piece[] => {
  const cover: Piece[] = [];
  let at = 0;
  let best: Piece | undefined;
  const take = (): void => {
    if (best === undefined || best.end <= at) return;
    cover.push(best);
    at = best.end;
  };
  for (const { key, sizeBytes } of stored) {
    const offset = Number(key.slice(key.lastIndexOf('/') + 1).split('-')[0]);
    if (offset > at) take();
    if (offset > at) break;
    const piece = { key, from: at - offset, end: offset + sizeBytes };
    if (best === undefined || best.end <= at || piece.end > best.end) best = piece;
  }
  take();
  return cover;
};
