interface FontFile {
  readonly path: string;
  /** Package that carries it. */
  readonly debian: string;
}

const truetype = '/usr/share/fonts/truetype';

/** With and without serifs, bold and regular, narrow and monospaced. */
export const fontFiles: readonly FontFile[] = [
  { path: `${truetype}/dejavu/DejaVuSans-Bold.ttf`, debian: 'fonts-dejavu-core' },
  { path: `${truetype}/dejavu/DejaVuSerif.ttf`, debian: 'fonts-dejavu-core' },
  { path: `${truetype}/dejavu/DejaVuSansMono.ttf`, debian: 'fonts-dejavu-core' },
  { path: `${truetype}/liberation/LiberationSans-Regular.ttf`, debian: 'fonts-liberation' },
  { path: `${truetype}/liberation/LiberationSerif-Bold.ttf`, debian: 'fonts-liberation' },
  { path: `${truetype}/liberation/LiberationSansNarrow-Regular.ttf`, debian: 'fonts-liberation' },
  { path: `${truetype}/freefont/FreeSansBold.ttf`, debian: 'fonts-freefont-ttf' },
  { path: `${truetype}/freefont/FreeSerif.ttf`, debian: 'fonts-freefont-ttf' },
];
