import { fromRaw, type Picture } from '../picture/picture.js';
import type { TextBox } from './text-box.js';

/** One line of text in shades of grey, rows of bytes. */
export interface GreyLine {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

/** At this height of a line, letters and spaces included, Tesseract's networks read best. */
const lineHeight = 36;
/** No real line is longer; a wider one would cost seconds. */
const mostWidth = 2400;

export const cropLine = async (picture: Picture, box: TextBox): Promise<GreyLine> => {
  const left = Math.min(picture.width - 1, Math.max(0, Math.floor(box.left * picture.width)));
  const top = Math.min(picture.height - 1, Math.max(0, Math.floor(box.top * picture.height)));
  const width = Math.max(1, Math.min(picture.width, Math.ceil(box.right * picture.width)) - left);
  const height = Math.max(1, Math.min(picture.height, Math.ceil(box.bottom * picture.height)) - top);
  const newWidth = Math.min(mostWidth, Math.max(1, Math.round((width * lineHeight) / height)));
  const { data, info } = await fromRaw(picture)
    .extract({ left, top, width, height })
    .resize(newWidth, lineHeight, { fit: 'fill', kernel: 'cubic' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: firstChannel(data, info.channels) };
};

const firstChannel = (data: Buffer, channels: number): Uint8Array => {
  const grey = new Uint8Array(data.length / channels);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * channels] ?? 0;
  return grey;
};
