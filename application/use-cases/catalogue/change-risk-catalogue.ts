import {
  changeCatalogue,
  type CatalogueRefusal,
  type RiskChange,
} from '../../../domain/risk-definition/change-catalogue.js';
import { compareCatalogues } from '../../../domain/risk-definition/catalogue-difference.js';
import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { OperatorLogEntry } from '../../../domain/operator-label/operator-log-entry.js';
import { accept, refuse, type Result } from '../../../domain/shared/result.js';
import type { Actor } from '../../../domain/user/access.js';
import type { Clock } from '../../ports/clock.js';
import type { IdGenerator } from '../../ports/id-generator.js';
import type { Logger } from '../../ports/logger.js';
import type { StaleWrite, UnitOfWork } from '../../ports/unit-of-work.js';
import { operatorLogLine } from '../verification/operator-log-line.js';
import type { Forbidden } from '../refusals.js';
import { refuseUnseen, type SeenVersion } from '../seen-version.js';

interface Dependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
}

export interface ChangeRiskCatalogueCommand {
  /** The version that the admin saw; another current one is refused as stale. */
  readonly seenVersion: SeenVersion<string>;
  readonly changes: readonly RiskChange[];
}

/** Tunes definitions: new videos are judged under a new version, reports keep the one that they were made with. */
export class ChangeRiskCatalogue {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async execute(
    actor: Actor,
    { seenVersion, changes }: ChangeRiskCatalogueCommand,
  ): Promise<Result<RiskCatalogue, CatalogueRefusal | Forbidden | StaleWrite>> {
    if (actor.role !== 'admin') return refuse({ kind: 'forbidden' });
    const { unitOfWork, clock, ids, logger } = this.#deps;
    const result = await unitOfWork.run(async (tx): Promise<Result<RiskCatalogue, CatalogueRefusal | StaleWrite>> => {
      const current = await tx.catalogues.current();
      if (current === undefined) throw new Error('there is no risk catalogue: run the seed command');
      const seen = refuseUnseen('catalogue', { id: current.version, version: current.version }, seenVersion);
      if (!seen.ok) return seen;
      const changed = changeCatalogue(current, changes);
      if (!changed.ok) return changed;
      await tx.catalogues.add(changed.value);
      const subject = { type: 'catalogue', id: changed.value.version } as const;
      for (const details of tuningDetails(current, changed.value))
        await tx.operatorLog.add(
          operatorLogLine(ids, actor.userId, 'catalogue-changed', subject, clock.now(), details),
        );
      return accept(changed.value);
    });
    if (result.ok)
      logger.info('risk catalogue changed', {
        user_id: actor.userId,
        catalogue_version: result.value.version,
        risks: changes.map(({ code }) => code),
      });
    return result;
  }
}

/** One line for each definition: what was tuned, from what to what. */
const tuningDetails = (before: RiskCatalogue, after: RiskCatalogue): readonly OperatorLogEntry['details'][] =>
  compareCatalogues(before, after).flatMap((difference) => {
    if (difference.kind !== 'tuned') return [];
    const { before: old, after: risk } = difference;
    return [
      {
        risk_code: risk.code,
        previous_version: before.version,
        ...(old.threshold !== risk.threshold && { threshold_before: old.threshold, threshold_after: risk.threshold }),
        ...(old.severity !== risk.severity && { severity_before: old.severity, severity_after: risk.severity }),
        ...(old.isEnabled !== risk.isEnabled && { enabled_before: old.isEnabled, enabled_after: risk.isEnabled }),
      },
    ];
  });
