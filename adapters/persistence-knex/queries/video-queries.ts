import type { ScreenQueries, VideoRow as VideoItem } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromVideoRow, type VideoRow } from '../rows/video-row.js';
import { newestFirst, whereContains, whereGiven } from './conditions.js';
import { pageOf } from './page-of.js';
import { triggerCounts } from './trigger-counts.js';

type FoundVideo = VideoRow & { readonly project_name: string };

export const createVideoQueries = (db: Database): Pick<ScreenQueries, 'videos' | 'video'> => {
  const withProjects = () =>
    db
      .from<FoundVideo>('videos')
      .join('projects', 'projects.id', 'videos.project_id')
      .select('videos.*', 'projects.name as project_name');

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
    async videos({ owner, project, state, search }, request) {
      const found = whereGiven(withProjects(), {
        'videos.owner_id': owner,
        'videos.project_id': project,
        'videos.state': state,
      });
      const { items, total } = await pageOf<FoundVideo>(
        db,
        newestFirst(whereContains(found, 'videos.search_text', search), 'videos', 'uploaded_at'),
        request,
      );
      return { items: await withCounts(items), total };
    },
    async video(id, owner) {
      const rows = await whereGiven(withProjects(), { 'videos.id': id, 'videos.owner_id': owner });
      const [item] = await withCounts(rows as FoundVideo[]);
      return item;
    },
  };
};
