import { connectedComponents, type Component } from './connected-components.js';
import { mergeLines } from './merge-lines.js';
import type { TextBox } from './text-box.js';

const threshold = 0.3;
const leastScore = 0.5;
/** The net draws lines of text shrunk; this undoes it (Liao et al. 2020, DBNet). */
const unclipRatio = 1.6;
const leastSide = 3;
const mostComponents = 400;

/** Lines of text on the detector's probability map; upright boxes, since slanted text is not read anyway. */
export const boxesOfMap = (map: Float32Array, width: number, height: number): readonly TextBox[] => {
  const pieces = connectedComponents(map, width, threshold, mostComponents)
    .filter((piece) => piece.score > leastScore && shortSide(piece) >= leastSide)
    .map((piece) => unclip(piece, width, height));
  return mergeLines(pieces).map((box) => ({
    left: box.left / width,
    top: box.top / height,
    right: box.right / width,
    bottom: box.bottom / height,
    score: box.score,
  }));
};

const shortSide = (piece: Component): number => Math.min(piece.right - piece.left, piece.bottom - piece.top) + 1;

const unclip = (piece: Component, width: number, height: number): TextBox => {
  const across = piece.right - piece.left + 1;
  const down = piece.bottom - piece.top + 1;
  const distance = (across * down * unclipRatio) / (2 * (across + down));
  return {
    left: Math.max(0, piece.left - distance),
    top: Math.max(0, piece.top - distance),
    right: Math.min(width, piece.right + 1 + distance),
    bottom: Math.min(height, piece.bottom + 1 + distance),
    score: piece.score,
  };
};
