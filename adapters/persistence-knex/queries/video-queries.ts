import type { VideoField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ScreenQueries, VideoFilter, VideoRow as VideoItem } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromVideoRow, type VideoRow } from '../rows/video-row.js';
import { whereContains, whereCreated, whereGiven, whereUpdated } from './conditions.js';
import { inOrder, stretchOf, type OrderedList } from './ordered-list.js';
import { pageOf } from './page-of.js';
import { triggerCounts } from './trigger-counts.js';

type FoundVideo = VideoRow & { readonly project_name: string };

const list: OrderedList<VideoField> = {
  table: 'videos',
  columns: { uploadedAt: 'uploaded_at', updatedAt: 'updated_at', title: 'search_text', duration: 'duration_ms' },
  texts: ['title'],
};

export const createVideoQueries = (
  db: Database,
): Pick<ScreenQueries, 'videos' | 'video'> & Pick<ListWalks, 'walkVideos'> => {
  const withProjects = () =>
    db
      .from<FoundVideo>('videos')
      .join('projects', 'projects.id', 'videos.project_id')
      .select('videos.*', 'projects.name as project_name');

  const matching = (filter: VideoFilter) => {
    const found = whereGiven(withProjects(), {
      'videos.owner_id': filter.owner,
      'videos.project_id': filter.project,
      'videos.state': filter.state,
    });
    void whereContains(found, 'videos.search_text', filter.search);
    return whereUpdated(whereCreated(found, 'videos.uploaded_at', filter), 'videos.updated_at', filter);
  };

  const withCounts = async (rows: readonly FoundVideo[]): Promise<readonly VideoItem[]> => {
    const countsOf = await triggerCounts(
      db,
      rows.map((row) => row.execution_id),
    );
    return rows.map((row) => {
      const counts = countsOf(row.execution_id);
      return {
        video: fromVideoRow(row),
        projectName: row.project_name,
        triggerCount: counts.all,
        pendingTriggerCount: counts.pending,
        confirmedTriggerCount: counts.confirmed,
      };
    });
  };

  return {
    async videos(filter, { ordering = { by: 'uploadedAt', isDescending: true }, ...bounds }) {
      const found = inOrder(db, matching(filter), list, ordering);
      const { items, total } = await pageOf<FoundVideo>(db, found, bounds);
      return { items: await withCounts(items), total };
    },
    async walkVideos(filter, request) {
      const { items, hasMore } = await stretchOf<FoundVideo, VideoField>(db, matching(filter), list, request);
      return { items: await withCounts(items), hasMore };
    },
    async video(id, owner) {
      const rows = await whereGiven(withProjects(), { 'videos.id': id, 'videos.owner_id': owner });
      const [item] = await withCounts(rows as FoundVideo[]);
      return item;
    },
  };
};
