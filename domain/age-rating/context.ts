import type { RiskCategory } from '../risk-definition/risk-definition.js';
import type { TriggerId } from '../shared/ids.js';

/**
 * What 436-FZ art. 7-10 makes the mark of a scene depend on, and no model can tell: each question with its answers,
 * mildest first.
 */
export const sceneQuestions = {
  isNaturalistic: [false, true],
  /** At most 5 % of the running time and three scenes: a choice of the product, the law gives no numbers. */
  isEpisodic: [true, false],
  /** What the author thinks of what is shown. */
  attitude: ['condemns', 'neutral', 'approves'],
  /** Pity for the victim, or good prevails. */
  hasCompassion: [true, false],
  /** Alcohol, tobacco, drugs: only named and the danger stated, only named, or shown. */
  substance: ['danger-stated', 'named', 'shown'],
  sexualActs: ['absent', 'implied', 'shown'],
  /** The word can be understood after the bleep. */
  isObsceneAudible: [false, true],
  /** Education, history, news or medicine. */
  hasPublicPurpose: [true, false],
} as const;

export type SceneQuestion = keyof typeof sceneQuestions;

export const sceneQuestionNames = Object.keys(sceneQuestions) as readonly SceneQuestion[];

/** Answers about one scene; what is missing is not answered yet. */
export type SceneContext = { readonly [Q in SceneQuestion]?: (typeof sceneQuestions)[Q][number] };

export interface ContextAnswers {
  /** Asked once for the whole video. */
  readonly isMadeByForeignAgent?: boolean;
  /** For every trigger of a category that has no answer of its own. */
  readonly byCategory?: Readonly<Partial<Record<RiskCategory, SceneContext>>>;
  readonly byTrigger?: ReadonlyMap<TriggerId, SceneContext>;
}

export const contextOf = (
  answers: ContextAnswers,
  triggerId: TriggerId,
  category: RiskCategory | undefined,
): SceneContext => ({
  ...(category === undefined ? {} : answers.byCategory?.[category]),
  ...answers.byTrigger?.get(triggerId),
});

/** The place of an answer on its scale: 0 is the mildest; undefined while not answered. */
export const gravityOfAnswer = (question: SceneQuestion, context: SceneContext): number | undefined => {
  const answer = context[question];
  if (answer === undefined) return undefined;
  const scale: readonly unknown[] = sceneQuestions[question];
  return scale.indexOf(answer);
};

/** Missing answers filled in with the mildest (0) or the gravest (-1) of their scales. */
export const completeContext = (
  context: SceneContext,
  missing: readonly SceneQuestion[],
  at: 0 | -1,
): SceneContext => ({
  ...context,
  ...Object.fromEntries(missing.map((question) => [question, sceneQuestions[question].at(at)])),
});
