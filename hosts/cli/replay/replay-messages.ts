import type { ReplayRefusal } from '../../../application/index.js';

export interface ReplayMessages {
  readonly figures: (added: number, gone: number, kept: number) => string;
  readonly applied: string;
  readonly dry: string;
  readonly nothing: string;
  readonly videoUnknown: string;
  readonly refused: (refusal: ReplayRefusal) => string;
}

type Reasons = {
  readonly [Kind in ReplayRefusal['kind']]: (refusal: Extract<ReplayRefusal, { kind: Kind }>) => string;
};

const reasonFrom =
  (reasons: Reasons) =>
  (refusal: ReplayRefusal): string =>
    (reasons[refusal.kind] as (refusal: ReplayRefusal) => string)(refusal);

const ruReason = reasonFrom({
  'unknown-risk': ({ riskCode }) => `в справочнике нет риска ${riskCode}`,
  'invalid-threshold': ({ riskCode }) => `порог ${riskCode} не от 0 до 1`,
  'not-found': () => 'видео, его анализ, задача или отчёт не найдены',
  'unknown-catalogue-version': ({ version }) => `нет версии справочника ${version}`,
  'unknown-list-version': () => 'перечней, по которым судили, больше нет: добавьте --lists active',
  'analysis-unfinished': () => 'анализ не закончен',
  'signals-purged': () => 'сигналы моделей уже удалены по сроку хранения: нужен новый анализ',
  'not-in-verification': ({ state }) => `видео не на проверке у оператора (${state})`,
  superseded: () => 'этот анализ заменён новым',
  'decisions-made': ({ count }) => `оператор уже принял решения: ${count}`,
  'task-already-taken': () => 'с видео сейчас работает оператор',
  'stale-write': () => 'видео тем временем изменилось: повторите',
});

const enReason = reasonFrom({
  'unknown-risk': ({ riskCode }) => `there is no risk ${riskCode} in the catalogue`,
  'invalid-threshold': ({ riskCode }) => `the threshold of ${riskCode} is not between 0 and 1`,
  'not-found': () => 'the video, its analysis, task or report was not found',
  'unknown-catalogue-version': ({ version }) => `there is no catalogue version ${version}`,
  'unknown-list-version': () => 'the lists that it was judged by are gone: add --lists active',
  'analysis-unfinished': () => 'the analysis is not finished',
  'signals-purged': () => 'what the models saw is past its retention and gone: analyse the video anew',
  'not-in-verification': ({ state }) => `the video does not wait for verification (${state})`,
  superseded: () => 'a newer analysis replaced this one',
  'decisions-made': ({ count }) => `an operator has decided already: ${count}`,
  'task-already-taken': () => 'an operator is working on the video now',
  'stale-write': () => 'the video changed meanwhile: try again',
});

export const ruReplay: ReplayMessages = {
  figures: (added, gone, kept) => `новых ${added}, исчезло ${gone}, осталось ${kept}.`,
  applied: 'Применено.',
  dry: 'Ничего не записано; чтобы применить, добавьте --apply.',
  nothing: 'Нет проанализированных видео.',
  videoUnknown: 'Такого видео нет, или его ещё не анализировали.',
  refused: (refusal) => `не пересчитано: ${ruReason(refusal)}`,
};

export const enReplay: ReplayMessages = {
  figures: (added, gone, kept) => `${added} new, ${gone} gone, ${kept} kept.`,
  applied: 'Applied.',
  dry: 'Nothing was written; add --apply to make it so.',
  nothing: 'There are no analysed videos.',
  videoUnknown: 'There is no such video, or it was never analysed.',
  refused: (refusal) => `not replayed: ${enReason(refusal)}`,
};
