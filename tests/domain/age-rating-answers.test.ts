import test from 'ava';
import { fc } from '../builders/properties.js';
import {
  ageMarks,
  answerQuestions,
  answersTo,
  askedQuestions,
  contextAnswersOf,
  emptyAnswerSheet,
  gravityOfEffect,
  questionsOfCategory,
  rateVideo,
  sceneQuestionNames,
  shippedCatalogue,
  suggestAgeRating,
  type AgeAnswerSheet,
  type AgeMark,
  type AnswerCommand,
  type GivenAnswer,
  type ProcessedTrigger,
  type Trigger,
} from '../../domain/index.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../builders/a-trigger.js';
import { knownIds } from '../builders/known-ids.js';
import { atNoon, minute, noon } from '../builders/moments.js';

const confirmed = (riskCode: string, startMs = 1_000): ProcessedTrigger => {
  const interval = { startMs, endMs: startMs + 500 };
  return aProcessedTrigger({ riskCode, interval, decision: aDecision({ riskCode, interval }) });
};
const rejected = (riskCode: string) =>
  aProcessedTrigger({ riskCode, decision: aDecision({ riskCode, verdict: 'rejected' }) });

const codes = shippedCatalogue.risks.map(({ code }) => code);
const someTriggers = fc.array(
  fc
    .tuple(fc.constantFrom(...codes), fc.boolean(), fc.nat(100_000))
    .map(([riskCode, isConfirmed, startMs]): Trigger =>
      isConfirmed ? confirmed(riskCode, startMs) : aTrigger({ riskCode, interval: { startMs, endMs: startMs + 500 } }),
    ),
  { minLength: 1, maxLength: 10 },
);
/** Answers to questions about categories and single scenes of the triggers, by chance. */
const answersAbout = (triggers: readonly Trigger[]) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(...askedQuestions(triggers, shippedCatalogue).scenes, undefined),
        fc.constantFrom(...sceneQuestionNames),
        fc.nat(2),
        fc.boolean(),
      ),
      { maxLength: 12 },
    )
    .map((drawn) =>
      drawn.flatMap(([scene, question, at, isOfScene]): GivenAnswer[] => {
        const scale = answersTo(scene === undefined ? 'isMadeByForeignAgent' : question);
        const answer = scale[at % scale.length];
        if (answer === undefined) return [];
        const by = { answer, answeredBy: knownIds.operator, answeredAt: noon };
        if (scene === undefined) return [{ scope: { kind: 'video' }, question: 'isMadeByForeignAgent', ...by }];
        const { triggerId, category } = scene;
        return [
          { scope: isOfScene ? { kind: 'trigger', triggerId } : { kind: 'category', category }, question, ...by },
        ];
      }),
    );
const aScene = someTriggers.chain((triggers) =>
  fc.tuple(fc.constant(triggers), answersAbout(triggers)).map(([given, answers]) => ({ triggers: given, answers })),
);
const rate = (triggers: readonly Trigger[], answers: readonly GivenAnswer[] = [], declared?: AgeMark) =>
  rateVideo(triggers, shippedCatalogue, answers, declared);

test('adding a trigger never lowers the mark, whatever was answered', (t) => {
  fc.assert(
    fc.property(aScene, fc.nat(20), ({ triggers, answers }, at) => {
      const fewer = triggers.toSpliced(at % triggers.length, 1);
      const given = contextAnswersOf(answers);
      const before = suggestAgeRating(fewer, shippedCatalogue, given).mark;
      t.true(gravityOfEffect(before) <= gravityOfEffect(suggestAgeRating(triggers, shippedCatalogue, given).mark));
    }),
  );
});

test('removing what a step lists reaches its mark, and nothing less does; the steps end at the lowest mark', (t) => {
  fc.assert(
    fc.property(aScene, ({ triggers, answers }) => {
      const { mark, steps, next, wholeVideo } = rate(triggers, answers);
      t.deepEqual(steps[0], next);
      const floor = wholeVideo[0]?.effect ?? '0+';
      t.is(steps.at(-1)?.mark ?? mark, floor);
      let above = gravityOfEffect(mark);
      for (const step of steps) {
        t.true(gravityOfEffect(step.mark) < above);
        above = gravityOfEffect(step.mark);
        const without = (kept?: string) => triggers.filter(({ id }) => id === kept || !step.remove.includes(id));
        t.is(rate(without(), answers).mark, step.mark);
        for (const kept of step.remove)
          t.true(gravityOfEffect(rate(without(kept), answers).mark) > gravityOfEffect(step.mark));
      }
    }),
  );
});

test('neither the order of triggers nor that of answers to different questions matters', (t) => {
  fc.assert(
    fc.property(aScene, ({ triggers, answers }) => {
      const latest = answers.filter(
        (one, at) =>
          !answers
            .slice(at + 1)
            .some(
              (later) => JSON.stringify([later.scope, later.question]) === JSON.stringify([one.scope, one.question]),
            ),
      );
      const { answers: kept, ...rating } = rate(triggers, latest);
      const { answers: again, ...other } = rate([...triggers].reverse(), [...latest].reverse());
      t.deepEqual(other, rating);
      t.deepEqual(again, [...kept].reverse());
    }),
  );
});

test('only what the standing triggers depend on is asked, once for a category and for each scene', (t) => {
  const fight = confirmed('VIOL_FIGHT_PHYSICAL');
  const asked = askedQuestions(
    [fight, aTrigger({ riskCode: 'VIOL_WEAPON_DISPLAY' }), rejected('ALC_CONSUMPTION'), confirmed('AD_UNMARKED')],
    shippedCatalogue,
  );
  t.deepEqual(
    asked.scenes.map(({ riskCode, isConfirmed }) => [riskCode, isConfirmed]),
    [
      ['VIOL_FIGHT_PHYSICAL', true],
      ['VIOL_WEAPON_DISPLAY', false],
    ],
  );
  t.deepEqual(questionsOfCategory(asked, 'violence_gore'), [
    'isNaturalistic',
    'isEpisodic',
    'attitude',
    'hasCompassion',
    'hasPublicPurpose',
  ]);
  t.deepEqual(questionsOfCategory(asked, 'alcohol_tobacco_drugs'), []);
  t.false(asked.isForeignAgentAsked);
  t.true(askedQuestions([confirmed('EXT_FOREIGN_AGENT')], shippedCatalogue).isForeignAgentAsked);
});

const violence = { kind: 'category', category: 'violence_gore' } as const;
const later = atNoon(minute);
const answer = (triggers: readonly Trigger[], sheet: AgeAnswerSheet, commands: readonly AnswerCommand[], at = noon) =>
  answerQuestions(sheet, commands, askedQuestions(triggers, shippedCatalogue), knownIds.operator, at);

test('an answer says who gave it and when, a later one replaces it, and one may be taken back', (t) => {
  const triggers = [confirmed('VIOL_FIGHT_PHYSICAL')];
  const first = answer(triggers, emptyAnswerSheet(knownIds.task), [
    { scope: violence, question: 'isEpisodic', answer: true },
    { scope: violence, question: 'attitude', answer: 'neutral' },
  ]);
  t.true(first.ok);
  if (!first.ok) return;
  t.deepEqual(
    first.value.sheet.answers.map(({ question, answeredBy, answeredAt }) => [question, answeredBy, answeredAt]),
    [
      ['isEpisodic', knownIds.operator, noon],
      ['attitude', knownIds.operator, noon],
    ],
  );
  const next = answer(
    triggers,
    first.value.sheet,
    [
      { scope: violence, question: 'isEpisodic', answer: true },
      { scope: violence, question: 'attitude', answer: undefined },
      { scope: violence, question: 'isNaturalistic', answer: false },
    ],
    later,
  );
  t.true(next.ok);
  if (!next.ok) return;
  t.deepEqual(
    next.value.sheet.answers.map(({ question, answeredAt }) => [question, answeredAt]),
    [
      ['isEpisodic', noon],
      ['isNaturalistic', later],
    ],
    'the same answer again changes nothing',
  );
  t.is(next.value.changed.length, 2);
});

test('what is not asked, or is no answer to the question, is refused with the whole command', (t) => {
  const triggers = [confirmed('VIOL_FIGHT_PHYSICAL'), confirmed('AD_UNMARKED')];
  const sheet = emptyAnswerSheet(knownIds.task);
  const refused = (command: AnswerCommand) => {
    const result = answer(triggers, sheet, [{ scope: violence, question: 'isEpisodic', answer: true }, command]);
    return result.ok ? 'ok' : result.refusal;
  };
  const [fight, ad] = triggers;
  t.deepEqual(refused({ scope: violence, question: 'substance', answer: 'shown' }), {
    kind: 'question-not-asked',
    question: 'substance',
  });
  t.like(refused({ scope: { kind: 'video' }, question: 'isMadeByForeignAgent', answer: true }), {
    kind: 'question-not-asked',
  });
  t.like(refused({ scope: { kind: 'video' }, question: 'isEpisodic', answer: true }), { kind: 'question-not-asked' });
  t.like(
    refused({
      scope: { kind: 'trigger', triggerId: ad?.id ?? knownIds.trigger },
      question: 'isEpisodic',
      answer: true,
    }),
    {
      kind: 'question-not-asked',
    },
  );
  t.like(refused({ scope: violence, question: 'attitude', answer: true }), { kind: 'invalid-answer' });
  t.is(
    refused({
      scope: { kind: 'trigger', triggerId: fight?.id ?? knownIds.trigger },
      question: 'attitude',
      answer: 'approves',
    }),
    'ok',
  );
});

test('an answer about what was rejected meanwhile does not count, but may be taken back', (t) => {
  const given = answer([confirmed('VIOL_FIGHT_PHYSICAL')], emptyAnswerSheet(knownIds.task), [
    { scope: violence, question: 'attitude', answer: 'approves' },
  ]);
  if (!given.ok) return t.fail();
  const { sheet } = given.value;
  t.deepEqual(rate([rejected('VIOL_FIGHT_PHYSICAL')], sheet.answers).answers, []);
  const back = answer([rejected('VIOL_FIGHT_PHYSICAL')], sheet, [
    { scope: violence, question: 'attitude', answer: undefined },
  ]);
  t.like(back, { ok: true, value: { sheet: { answers: [] } } });
});

test('a declared mark below the suggested one is a sign under the catalogue’s own law, with what to change for it', (t) => {
  const [rude, oath] = [confirmed('PROF_RUDE', 1_000), confirmed('PROF_OBSCENE_TEXT', 5_000)];
  const { declared } = rate([rude, oath], [], '12+');
  const risk = shippedCatalogue.risks.find(({ code }) => code === 'CHILD_AGE_MARK_MISMATCH');
  t.like(declared, { mark: '12+', fit: 'too-low', sign: { isConfirmed: true, sanctions: risk?.sanctions } });
  t.deepEqual(declared?.sign?.law, risk?.law);
  t.deepEqual([...(declared?.remove ?? [])].sort(), [rude.id, oath.id].sort());
  t.like(rate([rude], [], '18+').declared, { fit: 'exact', sign: undefined, remove: [] });
  t.like(rate([], [], '6+').declared, { fit: 'higher', sign: undefined, remove: [] });
  t.is(rate([rude]).declared, undefined);
  t.like(rate([aTrigger({ riskCode: 'PROF_OBSCENE_TEXT' })], [], '6+').declared, { sign: { isConfirmed: false } });
  t.like(rate([confirmed('NSFW_PORN')], [], '18+').declared, { fit: 'too-low' });
});

test('no cut makes a mark below 18+ suit what a foreign agent made', (t) => {
  const by = { answeredBy: knownIds.operator, answeredAt: noon };
  const agent: GivenAnswer = { scope: { kind: 'video' }, question: 'isMadeByForeignAgent', answer: true, ...by };
  const { declared, mark, steps } = rate([rejected('EXT_FOREIGN_AGENT')], [agent], '16+');
  t.is(mark, '18+', 'the answer stays true after the mention was rejected');
  t.deepEqual(steps, []);
  t.like(declared, { fit: 'too-low', remove: undefined, sign: { isConfirmed: true } });
});

test('removing what the comparison lists makes the declared mark suit', (t) => {
  fc.assert(
    fc.property(aScene, fc.constantFrom(...ageMarks), ({ triggers, answers }, mark) => {
      const remove = rate(triggers, answers, mark).declared?.remove;
      if (remove === undefined) return;
      const rest = triggers.filter(({ id }) => !remove.includes(id));
      t.not(rate(rest, answers, mark).declared?.fit, 'too-low');
    }),
  );
});
