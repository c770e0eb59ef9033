import { ContainerModule } from 'inversify';
import { createLocalInference } from '../../../adapters/inference-local/index.js';
import { createSharpPictureScaler } from '../../../adapters/picture-sharp/index.js';
import { createFfmpegMediaProcessor } from '../../../adapters/media-ffmpeg/index.js';
import { T } from '../tokens.js';

/** Tools that every profile shares: ffmpeg, models, pictures. */
export const analysisPartsModule = new ContainerModule(({ bind }) => {
  bind(T.media)
    .toResolvedValue(
      (lifetime, config) => lifetime.own(createFfmpegMediaProcessor({ threads: config.inferenceThreads })),
      [T.lifetime, T.config],
    )
    .inSingletonScope();
  bind(T.inference)
    .toResolvedValue(
      (lifetime, config, logger) =>
        lifetime.own(
          createLocalInference({
            modelsDir: config.modelsDir,
            pythonPath: config.pythonPath,
            threads: config.inferenceThreads,
            logger,
            ...(config.tessdataDir !== undefined && { tessdataDir: config.tessdataDir }),
          }),
        ),
      [T.lifetime, T.config, T.logger],
    )
    .inSingletonScope();
  bind(T.pictures)
    .toResolvedValue(() => createSharpPictureScaler(), [])
    .inSingletonScope();
});
