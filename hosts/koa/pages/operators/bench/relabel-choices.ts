import type { RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../../shared/page-context.js';

export interface RelabelChoice {
  /** The key that chooses it. */
  readonly key: number;
  readonly code: string;
  readonly name: string;
}

const keys = 9;

/** What a finding most likely is instead: the other risks of its category, then those of the catalogue in its order. */
export const relabelChoices = (
  { risks }: RiskCatalogue,
  riskCode: string,
  { locale }: Words,
): readonly RelabelChoice[] => {
  const own = risks.find(({ code }) => code === riskCode)?.category;
  const others = risks.filter(({ code, isEnabled }) => isEnabled && code !== riskCode);
  const isNear = (risk: (typeof risks)[number]) => risk.category === own;
  return [...others.filter(isNear), ...others.filter((risk) => !isNear(risk))]
    .slice(0, keys)
    .map(({ code, nameRu, nameEn }, at) => ({ key: at + 1, code, name: locale === 'ru' ? nameRu : nameEn }));
};
