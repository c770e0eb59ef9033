import type { ProjectField } from '../../../application/ports/list-orderings.js';
import type { ListWalks } from '../../../application/ports/list-walks.js';
import type {
  ProjectFilter,
  ProjectRow as ProjectItem,
  ScreenQueries,
} from '../../../application/ports/screen-queries.js';
import type { Database } from '../connection/database.js';
import { fromProjectRow, type ProjectRow } from '../rows/project-row.js';
import { whereContains, whereGiven } from './conditions.js';
import { orderedPage, stretchOf, type Matching, type OrderedList } from './ordered-list.js';
import { created, updated } from './ranges.js';

const list: OrderedList<ProjectField> = {
  table: 'projects',
  columns: { createdAt: 'created_at', updatedAt: 'updated_at', name: 'search_text' },
  texts: ['name'],
};

export const createProjectQueries = (
  db: Database,
): Pick<ScreenQueries, 'projects' | 'project'> & Pick<ListWalks, 'walkProjects'> => {
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

  const matching = (filter: ProjectFilter): Matching => {
    const query = whereGiven(db.from<ProjectRow>('projects'), { owner_id: filter.owner });
    const ranges = [created('projects.created_at', filter), updated('projects.updated_at', filter)];
    return { query: whereContains(query, 'search_text', filter.search), ranges };
  };

  return {
    async projects(filter, { ordering = { by: 'createdAt', isDescending: true }, ...bounds }) {
      const { items, total } = await orderedPage<ProjectRow, ProjectField>(
        db,
        matching(filter),
        list,
        ordering,
        bounds,
      );
      return { items: await withVideoCounts(items), total };
    },
    async walkProjects(filter, request) {
      const { items, hasMore } = await stretchOf<ProjectRow, ProjectField>(db, matching(filter), list, request);
      return { items: await withVideoCounts(items), hasMore };
    },
    async project(id, owner) {
      const row = await whereGiven(db.from<ProjectRow>('projects').where({ id }), { owner_id: owner }).first();
      const [item] = row === undefined ? [] : await withVideoCounts([row]);
      return item;
    },
  };
};
