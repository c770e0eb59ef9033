import { riskCategories, type RiskCatalogue } from '../../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../../shared/page-context.js';

export interface RiskGroup {
  readonly text: string;
  readonly risks: readonly { readonly code: string; readonly name: string }[];
}

/** Every enabled risk under its category, for a list to choose from. */
export const riskOptions = (catalogue: RiskCatalogue, { t, locale }: Words): readonly RiskGroup[] =>
  riskCategories
    .map((category) => ({
      text: t(`category.${category}`),
      risks: catalogue.risks
        .filter((risk) => risk.category === category && risk.isEnabled)
        .map(({ code, nameRu, nameEn }) => ({ code, name: locale === 'ru' ? nameRu : nameEn })),
    }))
    .filter((group) => group.risks.length > 0);
