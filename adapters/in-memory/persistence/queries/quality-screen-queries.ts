import { sumOfOperators, sumOfRisks } from '../../../../domain/quality/quality-counts.js';
import type { QualityQueries } from '../../../../application/ports/quality-queries.js';
import { by } from '../repositories/order.js';
import type { State } from '../state.js';

export const createQualityScreenQueries = (read: () => State): QualityQueries => {
  const risksSince = (fromDay: number) => [...read().qualityRisks.values()].filter(({ day }) => day >= fromDay);
  return {
    async qualityOfRisks({ fromDay, catalogueVersion }) {
      const lines = risksSince(fromDay).filter(
        (line) => catalogueVersion === undefined || line.catalogueVersion === catalogueVersion,
      );
      const codes = [...new Set(lines.map(({ riskCode }) => riskCode))].sort();
      return codes.map((riskCode) => ({
        riskCode,
        ...sumOfRisks(lines.filter((line) => line.riskCode === riskCode)),
      }));
    },
    async qualityOfOperators({ fromDay }) {
      const lines = [...read().qualityOperators.values()].filter(({ day }) => day >= fromDay);
      return [...new Set(lines.map(({ operatorId }) => operatorId))]
        .map((operatorId) => ({
          operatorId,
          name: read().users.get(operatorId)?.name,
          ...sumOfOperators(lines.filter((line) => line.operatorId === operatorId)),
        }))
        .sort(
          by(
            ({ decisions }) => -decisions,
            ({ operatorId }) => operatorId,
          ),
        )
        .slice(0, 500);
    },
    qualityCatalogues: async ({ fromDay }) =>
      [...new Set(risksSince(fromDay).map(({ catalogueVersion }) => catalogueVersion))].sort().slice(0, 100),
    uncountedTasks: async () => {
      const { tasks, qualityTasks } = read();
      const done = [...tasks.values()].filter(({ id, state }) => state === 'completed' && !qualityTasks.has(id));
      return Math.min(10_000, done.length);
    },
  };
};
