import { higherEffect, lowerEffect, type AgeMark } from './age-rating.js';
import { gravityOfAnswer, sceneQuestions, type SceneContext, type SceneQuestion } from './context.js';
import { contextRules, type ContextRule } from './context-rules.data.js';

type Effect = AgeMark | 'prohibited';

export interface EffectInContext {
  readonly effect: Effect;
  /** Article behind the change; undefined when the catalogue's own effect stands. */
  readonly law: string | undefined;
}

const questionsOf = (rule: ContextRule): readonly SceneQuestion[] => allQuestions.filter((one) => one in rule.when);

const applies = (rule: ContextRule, context: SceneContext): boolean =>
  questionsOf(rule).every((question) => {
    const given = gravityOfAnswer(question, context);
    const asked = gravityOfAnswer(question, rule.when);
    if (given === undefined || asked === undefined) return false;
    return rule.does === 'lowers' ? given <= asked : given >= asked;
  });

const allQuestions = Object.keys(sceneQuestions) as readonly SceneQuestion[];

/** Questions on which the effect of a risk can depend. */
export const questionsAbout = (riskCode: string): readonly SceneQuestion[] => {
  const rules = contextRules.filter(({ risk }) => risk === riskCode);
  return allQuestions.filter((question) => rules.some((rule) => question in rule.when));
};

/** What raises wins over what lowers; nothing lowers `prohibited`. */
export const effectInContext = (riskCode: string, base: Effect, context: SceneContext): EffectInContext => {
  const rules = contextRules.filter((rule) => rule.risk === riskCode && applies(rule, context));
  const unchanged: EffectInContext = { effect: base, law: undefined };
  const raised = rules
    .filter(({ does, to }) => does === 'raises' && to !== base && higherEffect(to, base) === to)
    .reduce(
      (worst, { to, law }) => (higherEffect(to, worst.effect) === worst.effect ? worst : { effect: to, law }),
      unchanged,
    );
  if (raised !== unchanged || base === 'prohibited' || rules.some(({ does }) => does === 'raises')) return raised;
  return rules.reduce(
    (mildest, { to, law }) => (lowerEffect(to, mildest.effect) === mildest.effect ? mildest : { effect: to, law }),
    unchanged,
  );
};
