import type { RiskCatalogue } from '../../../domain/risk-definition/risk-definition.js';
import type { Trigger } from '../../../domain/trigger/trigger.js';
import type { Transaction } from '../../ports/unit-of-work.js';

/** The catalogue version under which these triggers were raised; the current one when there are none. */
export const catalogueOf = async (tx: Transaction, triggers: readonly Trigger[]): Promise<RiskCatalogue> => {
  const version = triggers[0]?.catalogueVersion;
  const catalogue = version === undefined ? await tx.catalogues.current() : await tx.catalogues.find(version);
  if (catalogue === undefined)
    throw new Error(`risk catalogue ${version ?? '(current)'} is missing: run the seed command`);
  return catalogue;
};
