import type { CatalogueQueries } from '../../../../application/ports/catalogue-queries.js';
import type { State } from '../state.js';
import { mapPage, pageOf } from './page-of.js';

export const createCatalogueScreenQueries = (read: () => State): CatalogueQueries => ({
  async catalogueVersions(request) {
    const { catalogues, operatorLog, users } = read();
    const newestFirst = [...catalogues.values()].reverse();
    const rows = newestFirst.map((catalogue, at) => ({ catalogue, previous: newestFirst[at + 1] }));
    return mapPage(pageOf(rows, request), (row) => {
      const entry = [...operatorLog.values()]
        .filter(({ subjectType, subjectId }) => subjectType === 'catalogue' && subjectId === row.catalogue.version)
        .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
      const change = entry && { by: entry.operatorId, byName: users.get(entry.operatorId)?.name, at: entry.at };
      return { ...row, change };
    });
  },
});
