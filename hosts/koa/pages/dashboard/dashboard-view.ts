import type { VideoState } from '../../../../domain/video/video.js';
import type { Words } from '../shared/page-context.js';
import { videoRowView, type VideoRowView } from '../videos/video-row-view.js';
import { attentionItems, underWayItems, type AttentionItem } from './attention-view.js';
import type { DashboardFound } from './load-dashboard.js';

interface Tile {
  readonly text: string;
  readonly value: string;
  readonly href: string | undefined;
  readonly icon: string;
  readonly tone: string;
}

interface DashboardView {
  readonly greeting: string;
  readonly tiles: readonly Tile[];
  readonly attention: readonly AttentionItem[];
  readonly underWay: readonly AttentionItem[];
  readonly recent: readonly VideoRowView[];
  readonly hasProjects: boolean;
  /** How often the page looks for news. */
  readonly pace: string;
}

export const dashboardView = (found: DashboardFound, name: string, words: Words): DashboardView => {
  const { t, format } = words;
  const { videos, projects } = found.figures;
  const tile = (state: VideoState, count: number, icon: string, text = t(`videoState.${state}`)): Tile => ({
    text,
    value: format.number(count),
    href: undefined,
    icon,
    tone: state,
  });
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
    attention: attentionItems(found, words),
    underWay: underWayItems(found, words),
    recent: found.recent.map((row) => videoRowView(row, words, true)),
    hasProjects: projects > 0,
    pace: found.running.length > 0 ? 'every 5s' : 'every 30s',
  };
};
