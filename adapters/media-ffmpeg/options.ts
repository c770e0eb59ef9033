export interface FfmpegOptions {
  /** Program names or absolute paths; names are looked up in `searchPath`. */
  readonly ffmpegPath?: string;
  readonly ffprobePath?: string;
  /** PATH of the tools. They get no other variable of this process. */
  readonly searchPath?: string;
  /** Decoder threads, 1..16; 2 by default. One leaves the machine to others, more than the cores gains nothing. */
  readonly threads?: number;
  /** Scheduling niceness of extraction, 0..19; 19 by default. */
  readonly nice?: number;
  /** Address space of one tool process in bytes; 3 GiB by default (an 8K still takes 0.75 GB). */
  readonly maxMemoryBytes?: number;
  /** Bytes that one extraction may write in all; 16 GiB by default. */
  readonly maxOutputBytes?: number;
  /** Processor seconds allowed for each second of the video; 20 by default (8K on a slow core takes about 8). */
  readonly cpuPerMediaSecond?: number;
  /** Scene changes below this score are not reported, 0..1; 0.3 by default. */
  readonly minCutScore?: number;
}

export type FfmpegSettings = Required<FfmpegOptions>;

const GiB = 1_073_741_824;

const defaults: FfmpegSettings = {
  ffmpegPath: 'ffmpeg',
  ffprobePath: 'ffprobe',
  searchPath: '/usr/local/bin:/usr/bin:/bin',
  threads: 2,
  nice: 19,
  maxMemoryBytes: 3 * GiB,
  maxOutputBytes: 16 * GiB,
  cpuPerMediaSecond: 20,
  minCutScore: 0.3,
};

const ranges: readonly [keyof FfmpegOptions, number, number][] = [
  ['threads', 1, 16],
  ['nice', 0, 19],
  ['maxMemoryBytes', GiB / 4, 64 * GiB],
  ['maxOutputBytes', 1, 1024 * GiB],
  ['cpuPerMediaSecond', 1, 1000],
  ['minCutScore', 0, 1],
];

export const ffmpegSettings = (options: FfmpegOptions): FfmpegSettings => {
  const settings = { ...defaults, ...options };
  for (const [name, least, most] of ranges) {
    const value = settings[name];
    if (typeof value !== 'number' || !(value >= least && value <= most))
      throw new TypeError(`media-ffmpeg: ${name} must be ${least}..${most}, got ${value}`);
  }
  for (const name of ['ffmpegPath', 'ffprobePath', 'searchPath'] as const)
    if (settings[name] === '') throw new TypeError(`media-ffmpeg: ${name} is empty`);
  return settings;
};
