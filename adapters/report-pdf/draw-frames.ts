import type { OpenPicture } from './open-pictures.js';
import type { PrintedFrame } from './printed-report.js';
import { ink, type Sheet } from './sheet.js';

const indent = 24;
const gap = 8;
const columns = 3;
const maxHeight = 110;
const captionHeight = 14;

export interface DrawnFrame {
  readonly frame: PrintedFrame;
  /** Undefined: it is not to be printed, or cannot be. */
  readonly picture: OpenPicture | undefined;
}

/** Pictures beside each other with what is marked on them; a line of text for each that is not printed. */
export const drawFrames = (sheet: Sheet, frames: readonly DrawnFrame[]): void => {
  const shown = frames.flatMap(({ frame, picture }) => (picture === undefined ? [] : [{ frame, picture }]));
  const width = (sheet.width - indent - gap * (columns - 1)) / columns;
  for (let at = 0; at < shown.length; at += columns) {
    const row = shown.slice(at, at + columns).map(({ frame, picture }) => {
      const scale = Math.min(width / picture.width, maxHeight / picture.height);
      return { frame, picture, width: picture.width * scale, height: picture.height * scale };
    });
    drawRow(sheet, row, width);
  }
  for (const { frame, picture } of frames)
    if (picture === undefined) sheet.paragraph(frame.unprinted, { indent, above: 1, color: ink.quiet, size: 8.5 });
};

interface Placed {
  readonly frame: PrintedFrame;
  readonly picture: OpenPicture;
  readonly width: number;
  readonly height: number;
}

const drawRow = (sheet: Sheet, row: readonly Placed[], columnWidth: number): void => {
  const height = Math.max(...row.map((placed) => placed.height));
  sheet.keepTogether(height + captionHeight + 6);
  sheet.gap(4);
  const { document } = sheet;
  const top = document.y;
  for (const [column, placed] of row.entries()) {
    const left = sheet.left + indent + column * (columnWidth + gap);
    document.image(placed.picture as never, left, top, { width: placed.width, height: placed.height });
    for (const box of placed.frame.boxes)
      document
        .rect(
          left + box.x * placed.width,
          top + box.y * placed.height,
          box.width * placed.width,
          box.height * placed.height,
        )
        .lineWidth(1.2)
        .strokeColor(ink.mark)
        .stroke();
    sheet.caption(placed.frame.caption, left, top + height + 2, columnWidth);
  }
  document.x = sheet.left;
  document.y = top + height + captionHeight;
};
