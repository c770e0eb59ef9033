export { createFfmpegMediaProcessor } from './ffmpeg-media-processor.js';
export type { FfmpegOptions } from './options.js';
