import type { Instant } from '../../../../../domain/shared/instant.js';
import type { BenchSettings } from '../../../../../domain/verification-task/bench-settings.js';
import { taskLeaseMs } from '../../../../../domain/verification-task/task-decisions.js';
import type { InProgressTask } from '../../../../../domain/verification-task/verification-task.js';
import type { Video } from '../../../../../domain/video/video.js';
import type { Words } from '../../shared/page-context.js';
import { listSize } from './load-list.js';

/** Cinema's rate, when the container does not say; a frame step then is a close guess. */
const assumedFrameRate = 25;

const texts = [
  'relabelLead',
  'savesWaiting',
  'savesRetry',
  'savesLoggedOut',
  'drafts',
  'blurOn',
  'blurOff',
  'muteOn',
  'muteOff',
  'loopOn',
  'loopOff',
  'noWords',
  'noTranscript',
  'matches',
  'subtitles',
  'saveFirst',
] as const;

/** What the workbench's scripts need to know, as JSON. Texts keep their parameters for the scripts to fill in. */
export const benchSettings = (
  { task, video, settings }: { readonly task: InProgressTask; readonly video: Video; readonly settings: BenchSettings },
  now: Instant,
  { t }: Words,
): string => {
  const kept = { time: '{time}', risk: '{risk}', total: '{total}', seconds: '{seconds}', name: '{name}' };
  const { frameRate } = video.media.video;
  return JSON.stringify({
    taskId: task.id,
    operator: task.operatorId,
    leaseMs: task.leaseExpiresAt - now,
    fullLeaseMs: taskLeaseMs,
    durationMs: video.media.durationMs,
    frameRate: frameRate > 0 ? frameRate : assumedFrameRate,
    listSize,
    calm: { blur: settings.blurs, grey: settings.greys, mute: settings.mutes },
    texts: Object.fromEntries(texts.map((name) => [name, t(`bench.${name}`, kept)])),
  });
};
