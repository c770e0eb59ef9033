import type { RiskCatalogueRepository } from '../../../application/ports/repositories/risk-catalogue-repository.js';
import type { Database } from '../connection/database.js';
import { fromCatalogueRow, type CatalogueRow } from '../rows/catalogue-row.js';
import { toJson } from '../rows/columns.js';
import { insertUnlessConflict } from './insert-unless-conflict.js';

export const createCatalogueRepository = (db: Database): RiskCatalogueRepository => ({
  async current() {
    const row = await db.from<CatalogueRow>('risk_catalogues').orderBy('position', 'desc').first();
    return row && fromCatalogueRow(row);
  },
  async find(version) {
    const row = await db.from<CatalogueRow>('risk_catalogues').where({ version }).first();
    return row && fromCatalogueRow(row);
  },
  async add(catalogue) {
    await insertUnlessConflict(db, 'risk_catalogues', ['version'], {
      version: catalogue.version,
      document: toJson(catalogue),
    });
  },
});
