import { ContainerModule } from 'inversify';
import { createSharpPictureScaler } from '../../../adapters/picture-sharp/index.js';
import { createFfmpegMediaProcessor } from '../../../adapters/media-ffmpeg/index.js';
import { T } from '../tokens.js';

/** Tools that every profile shares: ffmpeg, pictures. */
export const analysisPartsModule = new ContainerModule(({ bind }) => {
  bind(T.media)
    .toResolvedValue(
      (lifetime, config) => lifetime.own(createFfmpegMediaProcessor({ threads: config.inferenceThreads })),
      [T.lifetime, T.config],
    )
    .inSingletonScope();
  bind(T.pictures)
    .toResolvedValue(() => createSharpPictureScaler(), [])
    .inSingletonScope();
});
