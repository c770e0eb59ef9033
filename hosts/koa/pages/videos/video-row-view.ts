import type { VideoRow } from '../../../../application/ports/screen-queries.js';
import type { VideoState } from '../../../../domain/video/video.js';
import { momentView, type MomentView } from '../shared/moment-view.js';
import type { Words } from '../shared/page-context.js';

export interface VideoRowView {
  readonly href: string;
  readonly title: string;
  readonly projectName: string | undefined;
  readonly state: VideoState;
  readonly stateText: string;
  readonly duration: string;
  readonly findings: string;
  readonly pending: string | undefined;
  readonly uploaded: MomentView;
}

/** One line of a table of videos. While models work there is no number of findings to show. */
export const videoRowView = (row: VideoRow, words: Words, withProject: boolean): VideoRowView => {
  const { video } = row;
  const { t, format } = words;
  const isJudged = video.state === 'verification' || video.state === 'completed';
  const found = video.state === 'completed' ? row.confirmedTriggerCount : row.triggerCount;
  return {
    href: `/client/videos/${video.id}/`,
    title: video.title,
    projectName: withProject ? row.projectName : undefined,
    state: video.state,
    stateText: t(`videoState.${video.state}`),
    duration: format.duration(video.media.durationMs),
    findings: isJudged ? format.number(found) : '—',
    pending:
      video.state === 'verification' && row.pendingTriggerCount > 0
        ? t('videoTable.pending', { count: row.pendingTriggerCount })
        : undefined,
    uploaded: momentView(video.uploadedAt, words),
  };
};
