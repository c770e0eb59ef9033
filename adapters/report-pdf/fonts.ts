import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type FontName = 'regular' | 'bold';

/** DejaVu Sans has Cyrillic, Latin, Greek and the signs of the age marks; the fonts built into PDF readers have no Cyrillic. */
const files: Readonly<Record<FontName, string>> = { regular: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' };

export type Fonts = Readonly<Record<FontName, Buffer>>;

export const readFonts = (): Fonts => {
  const folder = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'));
  const read = (name: FontName): Buffer => readFileSync(join(folder, 'ttf', files[name]));
  return { regular: read('regular'), bold: read('bold') };
};
