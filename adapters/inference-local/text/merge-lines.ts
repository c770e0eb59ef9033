import type { TextBox } from './text-box.js';

/** Of the smaller height. */
const leastCommonHeight = 0.6;
const mostHeightRatio = 1.6;
/** Of the mean height: about two spaces between words. */
const mostGap = 1;

/** Joins boxes of the same line, so that the recogniser sees whole phrases; sides in any one unit. */
export const mergeLines = (boxes: readonly TextBox[]): readonly TextBox[] => {
  const lines: TextBox[] = [];
  for (const box of [...boxes].sort((a, b) => a.left - b.left)) {
    const at = lines.findIndex((line) => areOneLine(line, box));
    const line = lines[at];
    if (line === undefined) lines.push(box);
    else lines[at] = join(line, box);
  }
  return lines.sort((a, b) => a.top - b.top || a.left - b.left);
};

const areOneLine = (line: TextBox, next: TextBox): boolean => {
  const [a, b] = [line.bottom - line.top, next.bottom - next.top];
  const common = Math.min(line.bottom, next.bottom) - Math.max(line.top, next.top);
  const gap = next.left - line.right;
  return (
    common >= leastCommonHeight * Math.min(a, b) &&
    Math.max(a, b) <= mostHeightRatio * Math.min(a, b) &&
    gap <= (mostGap * (a + b)) / 2
  );
};

const join = (a: TextBox, b: TextBox): TextBox => {
  const areaOf = (box: TextBox): number => (box.right - box.left) * (box.bottom - box.top);
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
    score: (a.score * areaOf(a) + b.score * areaOf(b)) / (areaOf(a) + areaOf(b)),
  };
};
