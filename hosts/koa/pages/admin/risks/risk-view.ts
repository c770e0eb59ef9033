import {
  riskCategories,
  severities,
  type RiskCatalogue,
} from '../../../../../domain/risk-definition/risk-definition.js';
import type { Words } from '../../shared/page-context.js';

/** What was typed into the form of one risk and refused. */
export interface TypedRisk {
  readonly code: string;
  readonly threshold: string;
  readonly severity: string;
  readonly isEnabled: boolean;
  readonly error: string;
}

/** The catalogue as a table by category, each risk a form of its own. */
export const risksView = (
  catalogue: RiskCatalogue,
  { typed, saved }: { readonly typed: TypedRisk | undefined; readonly saved: string },
  words: Words,
) => {
  const { t, locale, format } = words;
  return {
    version: catalogue.version,
    versionText: t('risks.version', { version: catalogue.version, date: format.date(Date.parse(catalogue.factsAsOf)) }),
    error: typed?.error,
    savedText: catalogue.risks.some(({ code }) => code === saved) ? t('risks.saved', { code: saved }) : '',
    categories: riskCategories.flatMap((category) => {
      const risks = catalogue.risks.filter((risk) => risk.category === category);
      if (risks.length === 0) return [];
      return {
        id: `category-${category}`,
        name: t(`category.${category}`),
        risks: risks.map((risk) => {
          const shown = typed?.code === risk.code ? typed : undefined;
          const severity = shown?.severity ?? risk.severity;
          return {
            code: risk.code,
            name: locale === 'ru' ? risk.nameRu : risk.nameEn,
            law: risk.law[0] ?? '',
            threshold: shown?.threshold ?? String(risk.threshold),
            severities: severities.map((value) => ({
              value,
              text: t(`severity.${value}`),
              isChosen: value === severity,
            })),
            isEnabled: shown?.isEnabled ?? risk.isEnabled,
            error: shown?.error,
          };
        }),
      };
    }),
  };
};
