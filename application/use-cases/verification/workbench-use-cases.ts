import type { Links } from '../../ports/links.js';
import type { VideoStorage } from '../../ports/video-storage.js';
import { ReadPreview } from '../pipeline/read-preview.js';
import { ChangeBenchSettings, ReadBenchSettings } from './bench-settings.js';
import type { VerificationDependencies } from './dependencies.js';
import { EscalateTask } from './escalate-task.js';
import { HandOverTask } from './hand-over-task.js';

interface Dependencies extends VerificationDependencies {
  readonly links: Links;
  readonly storage: VideoStorage;
}

/** What an operator does with a task besides judging its triggers. */
export interface WorkbenchUseCases {
  readonly handOverTask: HandOverTask;
  readonly escalateTask: EscalateTask;
  readonly readBenchSettings: ReadBenchSettings;
  readonly changeBenchSettings: ChangeBenchSettings;
  readonly readPreview: ReadPreview;
}

export const workbenchUseCases = (deps: Dependencies): WorkbenchUseCases => ({
  handOverTask: new HandOverTask(deps),
  escalateTask: new EscalateTask(deps),
  readBenchSettings: new ReadBenchSettings(deps),
  changeBenchSettings: new ChangeBenchSettings(deps),
  readPreview: new ReadPreview(deps),
});
