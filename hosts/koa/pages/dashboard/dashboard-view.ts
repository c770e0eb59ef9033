import type { Dashboard, VideoRow } from '../../../../application/ports/screen-queries.js';
import type { VideoState } from '../../../../domain/video/video.js';
import { failureText } from '../../i18n/refusal-text.js';
import type { Words } from '../shared/page-context.js';
import { videoRowView, type VideoRowView } from '../videos/video-row-view.js';

interface Tile {
  readonly text: string;
  readonly value: string;
  readonly href: string | undefined;
  readonly icon: string;
  readonly tone: string;
}

interface AttentionItem {
  readonly title: string;
  readonly hint: string;
  readonly href: string;
  readonly icon: string;
  readonly tone: 'failed' | 'completed';
}

interface DashboardView {
  readonly greeting: string;
  readonly tiles: readonly Tile[];
  readonly attention: readonly AttentionItem[];
  readonly recent: readonly VideoRowView[];
  readonly hasProjects: boolean;
}

interface Found {
  readonly figures: Dashboard;
  readonly recent: readonly VideoRow[];
  readonly failed: readonly VideoRow[];
  readonly ready: readonly VideoRow[];
}

export const dashboardView = (found: Found, name: string, words: Words): DashboardView => {
  const { t, format, locale } = words;
  const { videos, projects } = found.figures;
  const tile = (state: VideoState, count: number, icon: string, text = t(`videoState.${state}`)): Tile => ({
    text,
    value: format.number(count),
    href: undefined,
    icon,
    tone: state,
  });
  const failed = found.failed.map(({ video }): AttentionItem => ({
    title: video.title,
    hint: video.state === 'failed' ? t('dashboard.failedHint', { reason: failureText(locale, video.failure) }) : '',
    href: `/client/videos/${video.id}/`,
    icon: 'x-octagon-fill',
    tone: 'failed',
  }));
  const ready = found.ready
    .filter((row) => row.confirmedTriggerCount > 0)
    .map(({ video, confirmedTriggerCount }): AttentionItem => ({
      title: video.title,
      hint: t('dashboard.readyHint', { count: confirmedTriggerCount }),
      href: `/client/reports/${video.id}/`,
      icon: 'file-earmark-check-fill',
      tone: 'completed',
    }));
  return {
    greeting: t('dashboard.greeting', { name }),
    tiles: [
      {
        text: t('dashboard.total'),
        value: format.number(projects),
        href: '/client/projects/',
        icon: 'folder2',
        tone: 'plain',
      },
      tile('processing', videos.uploaded + videos.processing, 'arrow-repeat', t('dashboard.inWork')),
      tile('verification', videos.verification, 'person-check'),
      tile('completed', videos.completed, 'check-circle'),
      tile('failed', videos.failed, 'x-octagon'),
    ],
    attention: [...failed, ...ready],
    recent: found.recent.map((row) => videoRowView(row, words, true)),
    hasProjects: projects > 0,
  };
};
