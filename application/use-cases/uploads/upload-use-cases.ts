import type { MediaLimits } from '../../../domain/media/media-limits.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { UnitOfWork } from '../../ports/unit-of-work.js';
import type { UploadParts } from '../../ports/upload-parts.js';
import type { UploadVideo } from '../videos/upload-video.js';
import { DescribeUpload } from './describe-upload.js';
import { FinishUpload } from './finish-upload.js';
import { OpenUpload } from './open-upload.js';
import { ReadUpload } from './read-upload.js';
import { RemoveUpload } from './remove-upload.js';

export interface UploadDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly parts: UploadParts;
  readonly uploadVideo: UploadVideo;
  readonly limits: MediaLimits;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export type UploadUseCases = ReturnType<typeof uploadUseCases>;

/** Videos that come in pieces. */
export const uploadUseCases = (deps: UploadDependencies) => {
  const readUpload = new ReadUpload(deps);
  return {
    openUpload: new OpenUpload(deps),
    readUpload,
    describeUpload: new DescribeUpload(deps),
    finishUpload: new FinishUpload({ ...deps, readUpload }),
    removeUpload: new RemoveUpload(deps),
  };
};
