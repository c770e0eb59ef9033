import { videoContainers } from '../../../domain/media/media-info.js';
import { defaultMediaLimits, type MediaLimits } from '../../../domain/media/media-limits.js';
import type { EnvironmentReader } from './environment-reader.js';

/** What is accepted for an analysis. */
export const readMediaLimits = (env: EnvironmentReader): MediaLimits => {
  const containers = env.listOf('ALLOWED_VIDEO_FORMATS', videoContainers, defaultMediaLimits.containers);
  return {
    ...defaultMediaLimits,
    maxBytes: env.whole('MAX_VIDEO_FILE_SIZE', defaultMediaLimits.maxBytes, 1, Number.MAX_SAFE_INTEGER),
    maxDurationMs: env.number('MAX_VIDEO_DURATION', defaultMediaLimits.maxDurationMs / 1000, 1, 86_400) * 1000,
    containers,
  };
};
