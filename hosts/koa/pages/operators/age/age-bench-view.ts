import type { TaskId } from '../../../../../domain/shared/ids.js';
import type { RatedTask } from '../../../../../application/index.js';
import {
  answersTo,
  findAnswer,
  type AgeQuestion,
  type AnswerScope,
  type GivenAnswer,
} from '../../../../../domain/age-rating/age-answers.js';
import { questionsOfCategory, type AskedScene } from '../../../../../domain/age-rating/asked-questions.js';
import type { SceneQuestion } from '../../../../../domain/age-rating/context.js';
import { findRisk, riskCategories, type RiskCategory } from '../../../../../domain/risk-definition/risk-definition.js';
import { ageView, type AgeView } from '../../reports/age/age-view.js';
import type { Words } from '../../shared/page-context.js';
import { scopeCode } from './scope-code.js';

interface QuestionView {
  readonly id: string;
  readonly scope: string;
  readonly question: string;
  readonly text: string;
  /** The effect of a scene in the scope still depends on it. */
  readonly isOpen: boolean;
  /** And one of them is confirmed: till it is answered, it is read the stricter way. */
  readonly isAssumed: boolean;
  readonly choices: readonly { readonly value: string; readonly text: string; readonly isChosen: boolean }[];
}

interface GroupView {
  readonly key: string;
  readonly title: string;
  /** Empty when there is nothing to choose between. */
  readonly scenes: readonly { readonly value: string; readonly text: string; readonly isChosen: boolean }[];
  readonly questions: readonly QuestionView[];
}

/** The operator's panel: the mark as it stands, and the questions that can change it. */
export interface AgeBenchView {
  readonly href: string;
  readonly benchHref: string;
  readonly version: number;
  readonly scene: string;
  readonly rating: AgeView;
  readonly groups: readonly GroupView[];
  readonly stateText: string;
}

/** More are reached through their category's common answer. */
const listedScenes = 200;

/** Where the panel of a task is asked for. */
export const ageHref = (id: TaskId): string => `/client/operators/workspace/${id}/age/`;

/** `chosen`: the scene that is asked about on its own; its category's questions stand for all of them otherwise. */
export const ageBenchView = (rated: RatedTask, chosen: string, words: Words): AgeBenchView => {
  const { rating, asked, sheet, catalogue } = rated;
  const { t, locale } = words;
  const riskName = (code: string): string => {
    const risk = findRisk(catalogue, code);
    return risk === undefined ? code : locale === 'ru' ? risk.nameRu : risk.nameEn;
  };
  const scene = asked.scenes.find(({ triggerId }) => triggerId === chosen);
  const isAgentShown = asked.isForeignAgentAsked || sheet.answers.some(({ scope }) => scope.kind === 'video');
  const groups = [
    ...(isAgentShown
      ? [{ key: 'video', title: t('age.wholeVideo'), scenes: [], questions: [agentQuestion(rated, words)] }]
      : []),
    ...riskCategories.flatMap((category) => categoryGroup(category, rated, scene, riskName, words)),
  ];
  const open = rating.unanswered.flatMap(({ questions }) => questions);
  const left = new Set(open).size + (rating.isForeignAgentUnanswered ? 1 : 0);
  return {
    href: ageHref(sheet.id),
    benchHref: `/client/operators/workspace/${sheet.id}/`,
    version: sheet.version,
    scene: scene?.triggerId ?? '',
    rating: ageView({ rating, riskName }, words),
    groups,
    stateText:
      groups.length === 0 ? t('age.nothingAsked') : left === 0 ? t('age.allAnswered') : t('age.left', { count: left }),
  };
};

const agentQuestion = ({ rating, sheet }: RatedTask, words: Words): QuestionView => {
  const isOpen = rating.isForeignAgentUnanswered;
  return questionView({ kind: 'video' }, 'isMadeByForeignAgent', sheet.answers, { isOpen, isAssumed: isOpen }, words);
};

const categoryGroup = (
  category: RiskCategory,
  { rating, asked, sheet }: RatedTask,
  chosen: AskedScene | undefined,
  riskName: (code: string) => string,
  words: Words,
): readonly GroupView[] => {
  const { t, format } = words;
  const scenes = asked.scenes.filter((scene) => scene.category === category);
  if (scenes.length === 0) return [];
  const own = chosen?.category === category ? chosen : undefined;
  const scope: AnswerScope =
    own === undefined ? { kind: 'category', category } : { kind: 'trigger', triggerId: own.triggerId };
  const unanswered = new Map(rating.unanswered.map(({ triggerId, questions }) => [triggerId, questions]));
  const stateOf = (question: SceneQuestion) => {
    const open = (own === undefined ? scenes : [own]).filter(({ triggerId }) =>
      unanswered.get(triggerId)?.includes(question),
    );
    return { isOpen: open.length > 0, isAssumed: open.some(({ isConfirmed }) => isConfirmed) };
  };
  const questions = own?.questions ?? questionsOfCategory(asked, category);
  const all = { value: '', text: t('age.allScenes', { count: scenes.length }), isChosen: own === undefined };
  const choices = scenes.slice(0, listedScenes).map(({ triggerId, riskCode, interval }) => ({
    value: triggerId,
    text: `${format.timecode(interval.startMs)} · ${riskName(riskCode)}`,
    isChosen: triggerId === own?.triggerId,
  }));
  return [
    {
      key: category,
      title: t(`category.${category}`),
      scenes: scenes.length === 1 ? [] : [all, ...choices],
      questions: questions.map((question) => {
        const common = own && findAnswer(sheet.answers, { kind: 'category', category }, question);
        return questionView(scope, question, sheet.answers, { ...stateOf(question), common }, words);
      }),
    },
  ];
};

const questionView = (
  scope: AnswerScope,
  question: AgeQuestion,
  answers: readonly GivenAnswer[],
  state: Pick<QuestionView, 'isOpen' | 'isAssumed'> & { readonly common?: GivenAnswer | undefined },
  { t }: Words,
): QuestionView => {
  const { isOpen, isAssumed, common } = state;
  const given = findAnswer(answers, scope, question);
  const text = (answer: GivenAnswer['answer']): string => t(`ageAnswer.${question}.${String(answer)}`);
  const none = common === undefined ? t('age.noAnswer') : t('age.asAll', { answer: text(common.answer) });
  return {
    id: `${scopeCode(scope).replace(':', '-')}-${question}`,
    scope: scopeCode(scope),
    question,
    text: t(`ageQuestion.${question}`),
    isOpen,
    isAssumed,
    choices: [
      ...answersTo(question).map((answer) => ({
        value: String(answer),
        text: text(answer),
        isChosen: given?.answer === answer,
      })),
      { value: '', text: none, isChosen: given === undefined },
    ],
  };
};
