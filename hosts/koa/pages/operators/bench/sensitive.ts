import type { RiskCategory } from '../../../../../domain/risk-definition/risk-definition.js';
import type { TriggerSource } from '../../../../../domain/trigger/trigger.js';

const categories: readonly RiskCategory[] = ['nsfw_erotica', 'violence_gore'];
const sources: readonly TriggerSource[] = ['nsfw', 'violence'];

/** Scenes that nobody should meet unprepared. What a model took for one stays one under whatever name. */
export const isSensitive = (category: RiskCategory | undefined, source: TriggerSource): boolean =>
  sources.includes(source) || (category !== undefined && categories.includes(category));
