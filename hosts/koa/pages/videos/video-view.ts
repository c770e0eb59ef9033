import type { VideoRow } from '../../../../application/ports/screen-queries.js';
import type { PipelineExecution } from '../../../../domain/pipeline/pipeline-execution.js';
import { canChangeOwned, type Actor } from '../../../../domain/user/access.js';
import { videoDescriptionLimit, videoTitleLimit } from '../../../../domain/video/video-details.js';
import type { Instant } from '../../../../domain/shared/instant.js';
import type { VideoState } from '../../../../domain/video/video.js';
import { failureText } from '../../i18n/refusal-text.js';
import type { Words } from '../shared/page-context.js';
import { failureAdvice, type FailureAdvice } from './failure-advice.js';
import { timeLeftText, type Live } from './live-analysis.js';
import { markOptions, type MarkOption } from './mark-options.js';
import type { PlayerView } from './player-view.js';
import { stagesView, type StageView } from './stages-view.js';

export interface VideoForm {
  readonly title?: string;
  readonly description?: string;
  readonly declaredMark?: string;
  readonly error?: string;
}

interface VideoView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly state: VideoState;
  readonly stateText: string;
  readonly stateHint: string;
  readonly isLive: boolean;
  readonly liveTexts: string;
  readonly stages: readonly StageView[];
  readonly executionId: string | undefined;
  readonly canCancel: boolean;
  readonly canRetry: boolean;
  readonly canChange: boolean;
  readonly failure: string | undefined;
  readonly advice: FailureAdvice | undefined;
  readonly timeLeft: string | undefined;
  readonly uploadHref: string;
  readonly report: { readonly href: string; readonly text: string } | undefined;
  readonly project: { readonly href: string; readonly name: string };
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly player: PlayerView | undefined;
  readonly form: {
    readonly title: string;
    readonly description: string;
    readonly marks: readonly MarkOption[];
    readonly error: string | undefined;
  };
  readonly titleLimit: number;
  readonly descriptionLimit: number;
}

interface Found {
  readonly row: VideoRow;
  readonly execution: PipelineExecution | undefined;
  readonly player: PlayerView | undefined;
  readonly live: Live;
  readonly now: Instant;
}

export const videoView = (
  { row, execution, player, live, now }: Found,
  actor: Actor,
  form: VideoForm,
  words: Words,
): VideoView => {
  const { t, format, locale } = words;
  const { video } = row;
  const isLive = video.state === 'uploaded' || video.state === 'processing';
  const canChange = canChangeOwned(actor, video.ownerId);
  const { audio, video: picture } = video.media;
  return {
    id: video.id,
    title: video.title,
    description: video.description,
    state: video.state,
    stateText: t(`videoState.${video.state}`),
    stateHint: t(`videoStateHint.${video.state}`),
    isLive,
    liveTexts: JSON.stringify({
      lost: t('video.liveLost'),
      live: t('video.live'),
      states: ['waiting', 'running', 'done', 'retrying'].map((state) => [state, t(`stageState.${state}`)]),
    }),
    stages: execution === undefined ? [] : stagesView(execution, words, live.fractions),
    executionId: execution?.id,
    canCancel: canChange && isLive && execution !== undefined,
    canRetry: canChange && !isLive,
    canChange,
    advice: video.state === 'failed' ? failureAdvice(video.failure, words) : undefined,
    timeLeft:
      isLive && execution !== undefined ? timeLeftText(live, execution, video.media.durationMs, now, words) : undefined,
    uploadHref: `/client/videos/upload/?project_id=${video.projectId}`,
    failure: video.state === 'failed' ? failureText(locale, video.failure) : undefined,
    report:
      video.state === 'completed' || video.state === 'verification'
        ? {
            href: `/client/reports/${video.id}/`,
            text: t(video.state === 'completed' ? 'video.openReport' : 'video.openDraft'),
          }
        : undefined,
    project: { href: `/client/projects/${video.projectId}/`, name: row.projectName },
    facts: [
      { name: t('video.fileName'), value: video.fileName },
      { name: t('video.size'), value: format.bytes(video.sizeBytes) },
      { name: t('video.duration'), value: format.duration(video.media.durationMs) },
      { name: t('video.resolution'), value: `${picture.width}×${picture.height}, ${picture.codec}` },
      { name: t('video.sound'), value: audio?.codec ?? t('video.noSound') },
      ...(video.declaredMark === undefined ? [] : [{ name: t('age.declared'), value: video.declaredMark }]),
      { name: t('video.uploaded'), value: format.dateTime(video.uploadedAt) },
    ],
    player,
    form: {
      title: form.title ?? video.title,
      description: form.description ?? video.description,
      marks: markOptions(form.declaredMark ?? video.declaredMark),
      error: form.error,
    },
    titleLimit: videoTitleLimit,
    descriptionLimit: videoDescriptionLimit,
  };
};
