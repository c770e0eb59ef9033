import type { Page, ProjectRow, VideoRow } from '../../../../../application/ports/screen-queries.js';
import type { UserId } from '../../../../../domain/shared/ids.js';
import type { User } from '../../../../../domain/user/user.js';
import { videoStates, type VideoState } from '../../../../../domain/video/video.js';
import { momentView } from '../../shared/moment-view.js';
import type { Words } from '../../shared/page-context.js';
import type { Pager } from '../../shared/pager.js';

type Owners = ReadonlyMap<UserId, User>;

interface VideoQuery {
  readonly search: string;
  readonly owner: string;
  readonly state: VideoState | undefined;
  readonly from: string;
  readonly to: string;
}

export const videoListView = (found: Page<VideoRow>, owners: Owners, query: VideoQuery, pager: Pager, words: Words) => {
  const { t, format } = words;
  return {
    query,
    pager,
    countText: t('ops.found', { count: found.total }),
    states: videoStates.map((value) => ({ value, text: t(`videoState.${value}`), isChosen: value === query.state })),
    videos: found.items.map(({ video, projectName, triggerCount, pendingTriggerCount }) => ({
      href: `/client/videos/${video.id}/`,
      title: video.title,
      projectName,
      owner: owners.get(video.ownerId)?.email ?? t('ops.accountGone'),
      state: video.state,
      stateText: t(`videoState.${video.state}`),
      executionsHref: `/admin/executions/?video=${video.id}`,
      duration: format.duration(video.media.durationMs),
      size: format.bytes(video.sizeBytes),
      findings: format.number(triggerCount),
      pending: pendingTriggerCount > 0 ? t('ops.undecided', { count: pendingTriggerCount }) : '',
      uploaded: momentView(video.uploadedAt, words),
    })),
  };
};

export const projectListView = (
  found: Page<ProjectRow>,
  owners: Owners,
  query: Pick<VideoQuery, 'search' | 'owner'>,
  pager: Pager,
  words: Words,
) => {
  const { t, format } = words;
  return {
    query,
    pager,
    countText: t('ops.found', { count: found.total }),
    projects: found.items.map(({ project, videoCount }) => ({
      href: `/client/projects/${project.id}/`,
      name: project.name,
      owner: owners.get(project.ownerId)?.email ?? t('ops.accountGone'),
      videos: format.number(videoCount),
      created: momentView(project.createdAt, words),
    })),
  };
};
