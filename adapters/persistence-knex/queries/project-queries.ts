import type { Page, ProjectRow as ProjectItem, ScreenQueries } from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromProjectRow, type ProjectRow } from '../rows/project-row.js';
import { newestFirst, whereContains, whereGiven } from './conditions.js';
import { pageOf } from './page-of.js';

export const createProjectQueries = (db: Database): Pick<ScreenQueries, 'projects' | 'project'> => {
  const withVideoCounts = async (rows: readonly ProjectRow[]): Promise<readonly ProjectItem[]> => {
    if (rows.length === 0) return [];
    const counts = (await db
      .from<{ project_id: string; total: number | string }>('videos')
      .whereIn(
        'project_id',
        rows.map((row) => row.id),
      )
      .groupBy('project_id')
      .select('project_id')
      .count({ total: '*' })) as unknown as readonly { project_id: string; total: number | string }[];
    const countOf = new Map(counts.map((count) => [count.project_id, Number(count.total)]));
    return rows.map((row) => ({ project: fromProjectRow(row), videoCount: countOf.get(row.id) ?? 0 }));
  };
  return {
    async projects({ owner, search }, request): Promise<Page<ProjectItem>> {
      const found = whereContains(db.from<ProjectRow>('projects'), 'search_text', search);
      const { items, total } = await pageOf<ProjectRow>(
        db,
        newestFirst(whereGiven(found, { owner_id: owner }), 'projects', 'created_at'),
        request,
      );
      return { items: await withVideoCounts(items), total };
    },
    async project(id, owner) {
      const row = await whereGiven(db.from<ProjectRow>('projects').where({ id }), { owner_id: owner }).first();
      const [item] = row === undefined ? [] : await withVideoCounts([row]);
      return item;
    },
  };
};
