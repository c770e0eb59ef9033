import type { VideoField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type { ScreenQueries, VideoFilter, VideoRow as VideoItem } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromVideoRow, type VideoRow } from '../rows/video-row.js';
import { whereContains, whereGiven, whereScoped } from './conditions.js';
import { orderedPage, stretchOf, type Matching, type OrderedList } from './ordered-list.js';
import { created, updated } from './ranges.js';
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

  const matching = (filter: VideoFilter): Matching => {
    const query = whereGiven(withProjects(), {
      'videos.project_id': filter.project,
      'videos.state': filter.state,
    });
    void whereScoped(db, query, 'videos.owner_id', filter.owner, filter.project !== undefined);
    const ranges = [created('videos.uploaded_at', filter), updated('videos.updated_at', filter)];
    return { query: whereContains(query, 'videos.search_text', filter.search), ranges };
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
      const { items, total } = await orderedPage<FoundVideo, VideoField>(db, matching(filter), list, ordering, bounds);
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
