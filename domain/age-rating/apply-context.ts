import { higherEffect, lowerEffect, type MarkEffect } from './age-rating.js';
import {
  completeContext,
  gravityOfAnswer,
  sceneQuestionNames,
  type SceneContext,
  type SceneQuestion,
} from './context.js';
import { contextRules, type ContextRule } from './context-rules.data.js';

export interface EffectInContext {
  readonly effect: MarkEffect;
  /** Article behind the change; undefined when the catalogue's own effect stands. */
  readonly law: string | undefined;
}

const questionsOf = (rule: ContextRule): readonly SceneQuestion[] =>
  sceneQuestionNames.filter((one) => one in rule.when);

const applies = (rule: ContextRule, context: SceneContext): boolean =>
  questionsOf(rule).every((question) => {
    const given = gravityOfAnswer(question, context);
    const asked = gravityOfAnswer(question, rule.when);
    if (given === undefined || asked === undefined) return false;
    return rule.does === 'lowers' ? given <= asked : given >= asked;
  });

/** Questions on which the effect of a risk can depend. */
export const questionsAbout = (riskCode: string): readonly SceneQuestion[] => {
  const rules = contextRules.filter(({ risk }) => risk === riskCode);
  return sceneQuestionNames.filter((question) => rules.some((rule) => question in rule.when));
};

/** What raises wins over what lowers; nothing lowers `prohibited`. */
export const effectInContext = (riskCode: string, base: MarkEffect, context: SceneContext): EffectInContext =>
  effectUnder(
    contextRules.filter((rule) => rule.risk === riskCode && applies(rule, context)),
    base,
  );

/** The effect when what is `missing` is read as gravely as it can be. Only a person's own answer bars a video. */
export const strictestEffect = (
  riskCode: string,
  base: MarkEffect,
  context: SceneContext,
  missing: readonly SceneQuestion[],
): EffectInContext => {
  const worst = completeContext(context, missing, -1);
  return effectUnder(
    contextRules.filter(
      (rule) => rule.risk === riskCode && applies(rule, worst) && (rule.to !== 'prohibited' || applies(rule, context)),
    ),
    base,
  );
};

const effectUnder = (rules: readonly ContextRule[], base: MarkEffect): EffectInContext => {
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
