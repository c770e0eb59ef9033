import { videoContainers, type VideoContainer } from '../../../domain/media/media-info.js';
import { defaultMediaLimits, type MediaLimits } from '../../../domain/media/media-limits.js';
import type { EnvironmentReader } from './environment-reader.js';

/** What is accepted for an analysis. */
export const readMediaLimits = (env: EnvironmentReader): MediaLimits => {
  const containers: VideoContainer[] = [];
  for (const part of env.text('ALLOWED_VIDEO_FORMATS', defaultMediaLimits.containers.join(',')).split(',')) {
    const name = part.trim().toLowerCase();
    const container = videoContainers.find((known) => known === name);
    if (container !== undefined) containers.push(container);
    else env.problem('ALLOWED_VIDEO_FORMATS', `неизвестный формат «${name}»`);
  }
  return {
    ...defaultMediaLimits,
    maxBytes: env.whole('MAX_VIDEO_FILE_SIZE', defaultMediaLimits.maxBytes, 1, Number.MAX_SAFE_INTEGER),
    maxDurationMs: env.number('MAX_VIDEO_DURATION', defaultMediaLimits.maxDurationMs / 1000, 1, 86_400) * 1000,
    containers,
  };
};
