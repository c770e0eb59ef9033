import type { AgeQuestion, AnswerScope } from '../../../../../domain/age-rating/age-answers.js';
import type { AgeReason } from '../../../../../domain/age-rating/age-rating.js';
import type { VideoAgeRating } from '../../../../../domain/age-rating/rate-video.js';
import type { TriggerId } from '../../../../../domain/shared/ids.js';
import type { Words } from '../../shared/page-context.js';
import { placesByRisk, placesView, type PlacesView } from './age-places.js';
import { groupsOf } from './groups-of.js';
import { declaredView, type DeclaredView } from './declared-view.js';

export interface AgeView {
  readonly mark: string;
  readonly isProhibited: boolean;
  readonly text: string;
  /** What may still change the mark. */
  readonly notes: readonly string[];
  readonly reasons: readonly AgeReasonView[];
  readonly wholeVideo: readonly { readonly effect: string; readonly text: string; readonly law: string }[];
  readonly steps: readonly { readonly text: string; readonly risks: readonly PlacesView[] }[];
  readonly answers: readonly { readonly question: string; readonly answer: string; readonly sub: string }[];
  readonly unanswered: readonly string[];
  readonly declared: DeclaredView | undefined;
}

interface AgeReasonView extends PlacesView {
  readonly effect: string;
  readonly law: string;
  readonly isConfirmed: boolean;
  readonly statusText: string | undefined;
}

/** What a report, a draft or a task in work says about the mark. */
export interface AgeSubject {
  readonly rating: VideoAgeRating;
  readonly riskName: (riskCode: string) => string;
}

export const ageView = ({ rating, riskName }: AgeSubject, words: Words): AgeView => {
  const { t } = words;
  const { mark, reasons, range, steps } = rating;
  const isOpen = range.lowest !== range.highest;
  return {
    mark: t(`ageMark.${mark}`),
    isProhibited: mark === 'prohibited',
    text: mark === 'prohibited' ? t('age.prohibited') : t('age.suggested', { mark }),
    notes: [
      ...(reasons.some(({ isAssumed }) => isAssumed) ? [t('age.assumedNote')] : []),
      ...(isOpen
        ? [t('age.range', { lowest: t(`ageMark.${range.lowest}`), highest: t(`ageMark.${range.highest}`) })]
        : []),
    ],
    reasons: reasonsView(reasons, riskName, words),
    wholeVideo: rating.wholeVideo.map(({ effect, law }) => ({ effect, text: t('age.madeByAgent'), law })),
    steps: steps.map((step, at) => ({
      text: t(at === 0 ? 'age.stepFirst' : 'age.stepMore', { mark: step.mark }),
      risks: placesByRisk(without(pick(reasons, step.remove), steps[at - 1]?.remove), riskName, words),
    })),
    answers: rating.answers.map(({ scope, question, answer, answeredAt }) => ({
      question: t(`ageQuestion.${question}`),
      answer: t(`ageAnswer.${question}.${String(answer)}`),
      sub: t('age.answeredAt', { scope: scopeText(scope, reasons, words), date: words.format.dateTime(answeredAt) }),
    })),
    unanswered: openQuestions(rating).map((question) => t(`ageQuestion.${question}`)),
    declared:
      rating.declared && declaredView(rating.declared, pick(reasons, rating.declared.remove ?? []), riskName, words),
  };
};

const reasonsView = (
  reasons: readonly AgeReason[],
  riskName: AgeSubject['riskName'],
  words: Words,
): readonly AgeReasonView[] => {
  const { t } = words;
  const alike = groupsOf(reasons, ({ riskCode, effect, isConfirmed, isAssumed, law: [first = ''] }) =>
    JSON.stringify([riskCode, effect, isConfirmed, isAssumed, first]),
  );
  return alike.map((same) => {
    const [{ riskCode, effect, law, isConfirmed, isAssumed }] = same;
    return {
      ...placesView(
        riskName(riskCode),
        same.map(({ interval }) => interval),
        words,
      ),
      effect: t(`ageMark.${effect}`),
      law: law[0] ?? '',
      isConfirmed,
      statusText: !isConfirmed ? t('age.unverified') : isAssumed ? t('age.assumed') : undefined,
    };
  });
};

const pick = (reasons: readonly AgeReason[], ids: readonly TriggerId[]): readonly AgeReason[] => {
  const wanted = new Set(ids);
  return reasons.filter(({ triggerId }) => wanted.has(triggerId));
};

const without = (reasons: readonly AgeReason[], ids: readonly TriggerId[] = []): readonly AgeReason[] => {
  const gone = new Set(ids);
  return reasons.filter(({ triggerId }) => !gone.has(triggerId));
};

const scopeText = (scope: AnswerScope, reasons: readonly AgeReason[], { t, format }: Words): string => {
  if (scope.kind === 'video') return t('age.wholeVideo');
  if (scope.kind === 'category') return t('age.everyScene', { category: t(`category.${scope.category}`) });
  const reason = reasons.find(({ triggerId }) => triggerId === scope.triggerId);
  return reason === undefined
    ? ''
    : `${format.timecode(reason.interval.startMs)} – ${format.timecode(reason.interval.endMs)}`;
};

const openQuestions = ({ unanswered, isForeignAgentUnanswered }: VideoAgeRating): readonly AgeQuestion[] => [
  ...(isForeignAgentUnanswered ? ['isMadeByForeignAgent' as const] : []),
  ...new Set(unanswered.flatMap(({ questions }) => questions)),
];
