import type { AgeReason } from '../../../../../domain/age-rating/age-rating.js';
import type { DeclaredComparison } from '../../../../../domain/age-rating/declared-mark.js';
import type { Words } from '../../shared/page-context.js';
import { placesByRisk, type PlacesView } from './age-places.js';

/** The client's own mark next to the suggested one. */
export interface DeclaredView {
  readonly isTooLow: boolean;
  readonly text: string;
  readonly law: string;
  readonly notes: readonly string[];
  readonly removeText: string | undefined;
  readonly remove: readonly PlacesView[];
}

export const declaredView = (
  { mark, fit, remove, sign }: DeclaredComparison,
  reasons: readonly AgeReason[],
  riskName: (riskCode: string) => string,
  words: Words,
): DeclaredView => {
  const { t, locale } = words;
  const isTooLow = fit === 'too-low';
  const removeText = t(remove === undefined ? 'age.declaredImpossible' : 'age.declaredRemove', { mark });
  return {
    isTooLow,
    text:
      sign === undefined
        ? t(fit === 'higher' ? 'age.declaredHigher' : 'age.declaredExact', { mark })
        : t('age.declaredTooLow', { mark, risk: locale === 'ru' ? sign.nameRu : sign.nameEn }),
    law: sign?.law.join('; ') ?? '',
    notes:
      sign === undefined
        ? []
        : [
            ...(sign.isConfirmed ? [] : [t('age.declaredUnverified')]),
            ...(sign.sanctions === '' ? [] : [t('age.sanctions', { sanctions: sign.sanctions })]),
            ...(sign.fixes.length === 0
              ? []
              : [t('age.declaredFixes', { fixes: sign.fixes.map((fix) => t(`fix.${fix}`)).join(', ') })]),
          ],
    removeText: isTooLow ? removeText : undefined,
    remove: isTooLow ? placesByRisk(reasons, riskName, words) : [],
  };
};
