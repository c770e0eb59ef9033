import type { ExecutionId, ProjectId, VideoId } from '../shared/ids.js';
import type { VideoContainer } from '../media/media-info.js';

/** Where the bytes of a video stay: `videos/raw/{project_id}/{video_id}.{ext}` (product.md, the main job, step 1). */
export const rawVideoKey = (project: ProjectId, video: VideoId, container: VideoContainer): string =>
  `videos/raw/${project}/${video}.${container}`;

/** Subtitles that came with the video as a file of their own. */
export const subtitlesKey = (video: VideoId): string => `videos/subtitles/${video}.txt`;

/** Where bytes wait until they are known to be a video that we take. Purged after 24 h when an upload dies. */
export const incomingVideoKey = (video: VideoId): string => `videos/incoming/${video}`;

/** What the stages of an analysis leave for one another, a folder for each analysis. */
export const artifactsFolder = 'artifacts';

export const artifactPrefix = (execution: ExecutionId): string => `${artifactsFolder}/${execution}`;

/** Frames that showed something new. */
export const sampledFramesPrefix = (execution: ExecutionId): string => `${artifactPrefix(execution)}/frames`;

/** Sound and frames: large, and of no use once the analysis has its final report. */
export const temporaryMediaPrefixes = (execution: ExecutionId): readonly string[] => [
  `${artifactPrefix(execution)}/audio`,
  sampledFramesPrefix(execution),
];

/** Pictures that the reports of a video show; they outlive the artifacts and go with the video. */
export const reportPrefix = (video: VideoId): string => `reports/${video}`;

/** What the workbench shows around the player; it goes with the video, not with the artifacts: a task may wait for weeks. */
export const previewPrefix = (video: VideoId): string => `previews/${video}`;

export const previewKey = (video: VideoId, execution: ExecutionId, name: string): string =>
  `${previewPrefix(video)}/${execution}/${name}`;

/** Those of one analysis. */
export const reportFramesPrefix = (video: VideoId, execution: ExecutionId): string =>
  `${reportPrefix(video)}/${execution}`;
