import { z } from 'zod';
import { ageQuestions, answersTo, type AgeQuestion } from '../../../../domain/age-rating/age-answers.js';
import { ageMarks } from '../../../../domain/age-rating/age-rating.js';
import { fixKinds, riskCategories } from '../../../../domain/risk-definition/risk-definition.js';
import { triggerId } from '../../../../domain/shared/ids.js';
import { countView, idView, intervalView, momentView, versionView } from '../shared/fields.js';
import { idField, inWords } from '../shared/input.js';

/** `isNaturalistic` is `is_naturalistic` in JSON. */
export const questionCode = (question: AgeQuestion): string =>
  question.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const questionOf = (code: string): AgeQuestion | undefined =>
  ageQuestions.find((question) => questionCode(question) === code);

const question = z.enum(ageQuestions.map(questionCode));
const effect = z.enum([...ageMarks, 'prohibited']);
const mark = z.enum(ageMarks);
const answer = z.union([z.boolean(), z.string()]);
const remove = z.array(idView).describe('Triggers that have to go');
const step = z.strictObject({ mark, remove });
const scope = {
  category: z
    .enum(riskCategories)
    .nullable()
    .describe('Every scene of this category; null with null trigger: the video'),
  trigger: idView.nullable().describe('This scene only'),
};

const sign = z.strictObject({
  risk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
  law: z.array(z.string()),
  sanctions: z.string(),
  fixes: z.array(z.enum(fixKinds)),
  is_confirmed: z.boolean().describe('False while it rests on findings that nobody has confirmed'),
});

/** The suggested mark of 436-FZ, with everything that made it. */
export const ageRatingView = z.strictObject({
  mark: effect,
  reasons: z.array(
    z.strictObject({
      trigger: idView,
      risk: z.string(),
      ...intervalView,
      effect,
      law: z.array(z.string()),
      is_confirmed: z.boolean(),
      is_assumed: z.boolean().describe('Read the stricter way, because a question has no answer'),
    }),
  ),
  next: step.nullable().describe('The next lower mark'),
  steps: z.array(step).describe('Every lower mark that cutting can reach, highest first'),
  whole_video: z.array(z.strictObject({ effect: mark, law: z.string() })).describe('What no cut removes'),
  unanswered: z.array(z.strictObject({ trigger: idView.nullable(), questions: z.array(question) })),
  range: z.strictObject({ lowest: effect, highest: effect }).describe('What missing answers leave possible'),
  confidence: z.enum(['low', 'medium', 'high']),
  can_be_ready: z.boolean(),
  answers: z.array(z.strictObject({ ...scope, question, answer, answered_by: idView, answered_at: momentView })),
  declared: z
    .strictObject({
      mark,
      fit: z.enum(['too-low', 'exact', 'higher']),
      remove: remove.nullable().describe('What has to go before the declared mark suits; null: no cut helps'),
      sign: sign.nullable().describe('A sign of risk; null unless the declared mark is too low'),
    })
    .nullable()
    .describe('The mark that the client declared, compared with the suggested one'),
});

export const taskAgeRatingView = z
  .strictObject({
    task: idView,
    version: versionView,
    rating: ageRatingView,
    questions: z
      .array(
        z.strictObject({
          ...scope,
          question,
          answers: z.array(answer).describe('Mildest first'),
          answer: answer.nullable(),
        }),
      )
      .describe('What the triggers make worth asking: about the video, and once for each category'),
    scenes: z
      .array(
        z.strictObject({
          trigger: idView,
          risk: z.string(),
          category: z.enum(riskCategories),
          ...intervalView,
          is_confirmed: z.boolean(),
          questions: z.array(question),
        }),
      )
      .describe('Scenes that may be answered about on their own; such an answer goes before that of the category'),
  })
  .meta({ id: 'TaskAgeRating' });

const oneAnswer = <Q extends AgeQuestion>(name: Q) => {
  const scale = answersTo(name);
  const words = scale.filter((one) => typeof one === 'string');
  return z.strictObject({
    question: z.literal(questionCode(name)),
    answer: (words.length > 0 ? z.enum(words) : z.boolean()).nullable().describe('null takes the answer back'),
    category: z.enum(riskCategories).nullish(),
    trigger: idField(triggerId).nullish(),
  });
};

const [firstQuestion, ...otherQuestions] = ageQuestions;

/** At most as many as a page of questions; the version is the one that was read. */
export const ageAnswersInput = z.strictObject({
  version: countView
    .optional()
    .describe('That was read; a newer one is refused with 409. Left out: the newest is changed'),
  answers: z
    .array(
      z.discriminatedUnion('question', [oneAnswer(firstQuestion), ...otherQuestions.map(oneAnswer)]).refine(
        ({ category, trigger }) => !category || !trigger,
        inWords('trigger', {
          ru: 'Ответ — либо о категории, либо об одной сцене: укажите что-то одно.',
          en: 'An answer is about a category or about one scene: name one of them.',
        }),
      ),
    )
    .min(1)
    .max(100),
});
