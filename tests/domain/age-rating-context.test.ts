import test from 'ava';
import { fc } from '../builders/properties.js';
import { gravityOfEffect, type AgeMark } from '../../domain/age-rating/age-rating.js';
import { sceneQuestions, type SceneContext, type SceneQuestion } from '../../domain/age-rating/context.js';
import { contextRules } from '../../domain/age-rating/context-rules.data.js';
import { suggestAgeRating } from '../../domain/age-rating/suggest-age-rating.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { findRisk } from '../../domain/risk-definition/risk-definition.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../builders/a-trigger.js';

const confirmed = (riskCode: string) => aProcessedTrigger({ riskCode, decision: aDecision({ riskCode }) });

/** The suggestion for one confirmed risk whose scene was described so. */
const rate = (riskCode: string, context: SceneContext) => {
  const trigger = confirmed(riskCode);
  return suggestAgeRating([trigger], shippedCatalogue, { byTrigger: new Map([[trigger.id, context]]) });
};

const questions = Object.keys(sceneQuestions) as SceneQuestion[];
const codes = shippedCatalogue.risks.map(({ code }) => code);
/** Per question the place of the answer on its scale; null: not answered. */
const places = fc.tuple(...questions.map((one) => fc.option(fc.nat(sceneQuestions[one].length - 1))));
const contextAt = (chosen: readonly (number | null)[]): SceneContext =>
  Object.fromEntries(
    questions.flatMap((one, at) => {
      const place = chosen[at];
      return place === null || place === undefined ? [] : [[one, sceneQuestions[one][place]]];
    }),
  );

test('before a risk is confirmed the mark is the one of the catalogue, and the questions are listed', (t) => {
  for (const code of codes) {
    const trigger = aTrigger({ riskCode: code });
    const plain = suggestAgeRating([trigger], shippedCatalogue);
    const rating = suggestAgeRating([trigger], shippedCatalogue, {});
    t.is(rating.mark, plain.mark, code);
    t.deepEqual(rating.reasons, plain.reasons, code);
    t.is(
      rating.unanswered.length > 0,
      contextRules.some(({ risk }) => risk === code),
      code,
    );
  }
});

test('what nobody answered about a confirmed risk is read the stricter way, marked so, and never bars by itself', (t) => {
  for (const code of codes) {
    const { mark, range, reasons, confidence } = rate(code, {});
    const [reason] = reasons;
    const base = findRisk(shippedCatalogue, code)?.age;
    if (base === undefined || base === 'none' || reason === undefined) continue;
    const gravest = range.highest === 'prohibited' && base !== 'prohibited' ? '18+' : range.highest;
    t.is(mark, gravest, code);
    t.is(reason.isAssumed, mark !== base, code);
    if (reason.isAssumed) t.is(confidence, 'medium', code);
  }
  t.like(rate('DRUG_USE_SHOWN', {}), { mark: '18+', range: { highest: 'prohibited' } });
});

const table: readonly (readonly [string, SceneContext, AgeMark | 'prohibited'])[] = [
  ['VIOL_FIGHT_PHYSICAL', { isEpisodic: true, isNaturalistic: false, hasCompassion: true, attitude: 'condemns' }, '6+'],
  [
    'VIOL_FIGHT_PHYSICAL',
    { isEpisodic: true, isNaturalistic: false, hasCompassion: true, attitude: 'approves' },
    '18+',
  ],
  [
    'VIOL_FIGHT_PHYSICAL',
    { isEpisodic: false, isNaturalistic: false, hasCompassion: true, attitude: 'neutral' },
    '16+',
  ],
  ['VIOL_DEATH_DISASTER', { isEpisodic: true, isNaturalistic: false, hasCompassion: true }, '12+'],
  ['VIOL_DEATH_DISASTER', { isNaturalistic: true }, '18+'],
  ['PROF_OBSCENE_SPEECH', { isObsceneAudible: false }, '16+'],
  ['PROF_OBSCENE_SPEECH', { isObsceneAudible: true }, '18+'],
  ['PROF_MASKED', { isObsceneAudible: true }, '18+'],
  ['ALC_CONSUMPTION', { isEpisodic: true, attitude: 'neutral' }, '12+'],
  ['ALC_CONSUMPTION', { attitude: 'approves' }, '18+'],
  ['DRUG_MENTION_LABEL', { substance: 'danger-stated', attitude: 'condemns', isEpisodic: true }, '12+'],
  ['DRUG_MENTION_LABEL', { substance: 'shown' }, '18+'],
  ['DRUG_USE_SHOWN', { attitude: 'approves' }, 'prohibited'],
  ['NSFW_SUGGESTIVE', { sexualActs: 'absent', isEpisodic: true }, '12+'],
  ['NSFW_SUGGESTIVE', { sexualActs: 'shown' }, '18+'],
];

for (const [code, context, mark] of table)
  test(`${code} with ${JSON.stringify(context)} gives ${mark} and names the article`, (t) => {
    const rating = rate(code, context);
    t.is(rating.mark, mark);
    const changed = contextRules.filter(({ risk, to }) => risk === code && to === mark).map(({ law }) => law);
    const [cited = ''] = rating.reasons[0]?.law ?? [];
    t.true(mark === findRisk(shippedCatalogue, code)?.age || changed.includes(cited), cited);
    t.is(rating.canBeReady, mark !== 'prohibited');
  });

test('a graver answer never lowers the mark, and no answer stands between mild and grave', (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...codes), places, fc.nat(questions.length - 1), (code, chosen, at) => {
      const question = questions[at];
      if (question === undefined) return;
      const scale = sceneQuestions[question].map((_, place) => place);
      const marks = [...scale.slice(0, 1), null, ...scale.slice(-1)].map((place) =>
        gravityOfEffect(rate(code, contextAt(chosen.with(at, place))).mark),
      );
      t.deepEqual(
        marks,
        [...marks].sort((a, b) => a - b),
      );
      const answered = scale.map((place) => gravityOfEffect(rate(code, contextAt(chosen.with(at, place))).mark));
      t.deepEqual(
        answered,
        [...answered].sort((a, b) => a - b),
        question,
      );
    }),
    { numRuns: 500 },
  );
});

test('no answer cures what is barred, nor what an article keeps from every child', (t) => {
  const kept = ['NSFW_SEXUAL_VIOLENCE', 'VIOL_ANIMAL_CRUELTY', 'CHILD_VICTIM_IDENTITY', 'PROF_OBSCENE_TEXT'];
  const barred = shippedCatalogue.risks.filter(({ age }) => age === 'prohibited').map(({ code }) => code);
  t.true(barred.length > 5);
  fc.assert(
    fc.property(fc.constantFrom(...kept, ...barred), places, fc.option(fc.boolean()), (code, chosen, agent) => {
      const trigger = confirmed(code);
      const rating = suggestAgeRating([trigger], shippedCatalogue, {
        byTrigger: new Map([[trigger.id, contextAt(chosen)]]),
        ...(agent === null ? {} : { isMadeByForeignAgent: agent }),
      });
      t.is(rating.mark, barred.includes(code) ? 'prohibited' : '18+');
      t.is(rating.canBeReady, !barred.includes(code));
    }),
  );
});

test('the mark lies in the range that missing answers leave, and full answers leave no range', (t) => {
  fc.assert(
    fc.property(fc.constantFrom(...codes), places, (code, chosen) => {
      const { range, mark, unanswered, confidence, isForeignAgentUnanswered } = rate(code, contextAt(chosen));
      t.true(gravityOfEffect(range.lowest) <= gravityOfEffect(mark));
      t.true(gravityOfEffect(mark) <= gravityOfEffect(range.highest));
      if (unanswered.length === 0 && !isForeignAgentUnanswered) t.is(range.lowest, range.highest);
      t.is(confidence, range.lowest === range.highest ? 'high' : 'medium');
    }),
  );
});

test('an answer about a trigger goes before the answer about its category', (t) => {
  const [one, other] = [confirmed('ALC_CONSUMPTION'), confirmed('ALC_CONSUMPTION')];
  const rating = suggestAgeRating([one, other], shippedCatalogue, {
    byCategory: { alcohol_tobacco_drugs: { isEpisodic: true, attitude: 'neutral' } },
    byTrigger: new Map([[other.id, { attitude: 'approves' }]]),
  });
  t.deepEqual(
    rating.reasons.map(({ triggerId, effect }) => [triggerId, effect]),
    [
      [other.id, '18+'],
      [one.id, '12+'],
    ],
  );
  t.deepEqual(rating.next, { mark: '12+', remove: [other.id] });
});

test('what a foreign agent made is for adults whatever is cut; only speaking of one does not count', (t) => {
  const made = suggestAgeRating([confirmed('PROF_RUDE')], shippedCatalogue, { isMadeByForeignAgent: true });
  t.like(made, { mark: '18+', next: undefined });
  t.is(made.wholeVideo.length, 1);
  const spoken = suggestAgeRating([confirmed('EXT_FOREIGN_AGENT')], shippedCatalogue, { isMadeByForeignAgent: false });
  t.is(spoken.mark, '0+');
  t.like(suggestAgeRating([confirmed('EXT_FOREIGN_AGENT')], shippedCatalogue, {}), {
    mark: '18+',
    isForeignAgentUnanswered: true,
    range: { lowest: '0+', highest: '18+' },
  });
});

test('a risk that waits for an operator keeps the confidence low and is marked so', (t) => {
  const rating = suggestAgeRating([aTrigger({ riskCode: 'PROF_OBSCENE_TEXT' })], shippedCatalogue, {});
  t.is(rating.confidence, 'low');
  t.deepEqual(
    rating.reasons.map(({ isConfirmed }) => isConfirmed),
    [false],
  );
});

test('every rule names a risk of the catalogue, moves its effect the way that it says and cites an article', (t) => {
  for (const { risk, does, to, law } of contextRules) {
    const age = findRisk(shippedCatalogue, risk)?.age;
    if (age === undefined || age === 'none') {
      t.fail(risk);
      continue;
    }
    const difference = gravityOfEffect(to) - gravityOfEffect(age);
    t.true(does === 'lowers' ? difference < 0 : difference > 0, risk);
    t.regex(law, /ст\.\d|КоАП/);
  }
});
