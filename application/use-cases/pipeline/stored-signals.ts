import type { Detection, DetectionInput } from '../../../domain/detection/detection.js';
import type { MentionListUse } from '../../../domain/mention-list/mention-list.js';
import type { PipelineExecution } from '../../../domain/pipeline/pipeline-execution.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { Coverage } from '../../../domain/signal/coverage.js';
import type { Signal } from '../../../domain/signal/signal.js';
import type { VideoFile } from '../../../domain/video/video.js';
import type { ArtifactStore } from './artifact-store.js';

/** What the models of an execution did and did not check. */
export const readCoverage = async (
  artifacts: ArtifactStore,
  execution: PipelineExecution,
): Promise<readonly Coverage[]> => [
  ...(await artifacts.readLines<Coverage>(execution, 'transcribe-coverage')),
  ...(await artifacts.readLines<Coverage>(execution, 'look-coverage')),
];

/** Which dated lists an execution was judged by; none where the detection is from before lists had versions. */
export const readListUses = async (
  artifacts: ArtifactStore,
  execution: PipelineExecution,
): Promise<readonly MentionListUse[]> => {
  const [detection] = await artifacts.readLines<Partial<Detection>>(execution, 'detection');
  return detection?.lists ?? [];
};

/** What a detection could not believe, with how much of it. */
export const readIgnored = async (
  artifacts: ArtifactStore,
  execution: PipelineExecution,
): Promise<Detection['ignored']> => {
  const [detection] = await artifacts.readLines<Partial<Detection>>(execution, 'detection');
  return detection?.ignored ?? [];
};

/** The dated lists of a judgement, and the ISO day for which their entries count. */
export type DatedLists = Required<Pick<DetectionInput, 'lists' | 'checkedOn'>>;

/** Everything that a judgement needs, from what the models of an execution left; no model is called. */
export const readDetectionInput = async (
  artifacts: ArtifactStore,
  execution: PipelineExecution,
  video: VideoFile,
  catalogue: RiskCatalogue,
  lists: DatedLists,
): Promise<DetectionInput> => ({
  signals: [
    ...(await artifacts.readLines<Signal>(execution, 'speech-signals')),
    ...(await artifacts.readLines<Signal>(execution, 'visual-signals')),
  ],
  coverage: await readCoverage(artifacts, execution),
  catalogue,
  ...lists,
  durationMs: video.media.durationMs,
  metadata: { title: video.title, description: video.description },
});
