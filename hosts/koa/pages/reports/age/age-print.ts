import type { Words } from '../../shared/page-context.js';
import type { PlacesView } from './age-places.js';
import type { AgeView } from './age-view.js';

/** The rating on paper, in the order of the page. */
export const agePrint = (age: AgeView, { t }: Words) => ({
  heading: t('age.title'),
  mark: age.mark,
  text: age.text,
  notes: age.notes,
  reasons: [
    ...age.wholeVideo.map(({ effect, text, law }) => ({ effect, text, law })),
    ...age.reasons.map((reason) => ({
      effect: reason.effect,
      text: [timesPrint(reason), reason.statusText].filter(Boolean).join(' · '),
      law: reason.law,
    })),
  ],
  noReasons: t('age.noReasons'),
  parts: [
    ...(age.declared === undefined
      ? []
      : [
          {
            name: t('age.declared'),
            isWarning: age.declared.isTooLow,
            text: age.declared.text,
            lines: [
              ...(age.declared.law === '' ? [] : [age.declared.law]),
              ...age.declared.notes,
              ...(age.declared.removeText === undefined ? [] : [age.declared.removeText]),
              ...age.declared.remove.map(timesPrint),
            ],
          },
        ]),
    ...age.steps.map((step, at) => ({
      name: at === 0 ? t('age.steps') : '',
      isWarning: false,
      text: step.text,
      lines: step.risks.map(timesPrint),
    })),
    ...listPrint(
      t('age.answers'),
      age.answers.map(({ question, answer, sub }) => `${question} ${answer} (${sub})`),
    ),
    ...listPrint(t('age.unanswered'), age.unanswered),
  ],
});

const listPrint = (name: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : [{ name, isWarning: false, text: '', lines }];

export const timesPrint = ({ name, places, moreText }: PlacesView): string => {
  const times = places.map(({ startText, endText }) => `${startText} – ${endText}`);
  return `${name}: ${[...times, ...(moreText === undefined ? [] : [moreText])].join(', ')}`;
};
