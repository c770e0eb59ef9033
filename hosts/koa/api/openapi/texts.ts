import type { Locale } from '../../../../domain/user/user.js';

type Text = Readonly<Record<Locale, string>>;

export const apiTexts = {
  title: { ru: 'AI-Комплаенс Агент: API', en: 'AI Compliance Agent: API' },
  description: {
    ru: [
      'Проверка видео до публикации: загрузка, ход анализа, признаки рисков, решения оператора, отчёт.',
      'Списки: `page` и `page_size` (до 100), до 10 000-й записи; ответ — `count`, `next`, `previous`, `results`. Точный `count` — до 10 000, дальше он значит «не меньше».',
      'Длинные списки листаются и без предела: `cursor=` (пустой), затем по `next`; добавления и удаления не дают ни повторов, ни пропусков.',
      'Порядок — `ordering`, с минусом по убыванию; равные — по `id`. Несколько значений фильтра — повтором или через запятую.',
      'Ошибки: RFC 9457 (`application/problem+json`) с постоянным `code`. Язык текстов — по `Accept-Language`. 400 — запрос не такой, как описано здесь; 422 — такой, но правила его не допускают.',
      'Создание повторяется безопасно с `Idempotency-Key`: ответ 201 с тем, что уже создано, и `Idempotency-Replayed: true`; другой запрос под тем же ключом — 422. Два одинаковых сразу: второй ждёт первого.',
      'Ограничения частоты: заголовки `RateLimit-*` и `Retry-After`.',
      'Находки — это признаки, а не установленные нарушения; это не юридическая консультация.',
    ].join('\n\n'),
    en: [
      'Checks a video before it is published: upload, progress, signs of risks, the decisions of an operator, the report.',
      'Lists: `page` and `page_size` (up to 100), as far as the 10,000th record; the answer has `count`, `next`, `previous`, `results`. `count` is exact up to 10,000, then it means "at least".',
      'Long lists go on without end: `cursor=` (empty), then by `next`; what comes and goes meanwhile repeats and hides nothing.',
      'The order is `ordering`, with a minus for descending; equal ones go by `id`. Several values of a filter: repeated, or with commas.',
      'Errors: RFC 9457 (`application/problem+json`) with a stable `code`. The language of texts follows `Accept-Language`. 400: the request is not as described here; 422: it is, but the rules do not allow it.',
      'Creating is safe to repeat with an `Idempotency-Key`: 201 with what was created and `Idempotency-Replayed: true`; another request under that key is 422. Of two at once the second waits for the first.',
      'Rate limits: see the headers `RateLimit-*` and `Retry-After`.',
      'Findings are signs, not established violations, and no legal advice.',
    ].join('\n\n'),
  },
  bearer: {
    ru: 'Токен доступа из /api/auth/token/ (1 час).',
    en: 'The access token of /api/auth/token/ (1 hour).',
  },
  etag: {
    ru: 'Версия того, что показано: для If-Match и If-None-Match.',
    en: 'The version of what is shown: for If-Match and If-None-Match.',
  },
  ifNoneMatch: {
    ru: 'ETag того, что уже есть у вас: если ничего не изменилось, ответ 304.',
    en: 'The ETag of what you have: the answer is 304 when nothing has changed.',
  },
  ifMatch: {
    ru: 'ETag записи, какой вы её видели: если её с тех пор изменили, ответ 412. Счётчики и временные адреса не в счёт.',
    en: 'The ETag of the record as you saw it: the answer is 412 when it was edited since. Counts and temporary addresses do not matter.',
  },
  idempotencyKey: {
    ru: 'Имя, которое вы даёте запросу: повтор с тем же ключом ничего не создаёт второй раз. Хранится не меньше суток.',
    en: 'A name that you give to the request: repeated under the same key it creates nothing again. Kept for a day at least.',
  },
  replayed: {
    ru: '`true`: это создано раньше тем же запросом.',
    en: '`true`: this was created before by the same request.',
  },
  location: { ru: 'Адрес созданного.', en: 'Where that which was made is found.' },
} as const satisfies Record<string, Text>;

export const statusTexts: Readonly<Record<number, Text>> = {
  200: { ru: 'Готово', en: 'Done' },
  201: { ru: 'Создано', en: 'Created' },
  202: { ru: 'Принято, работа идёт', en: 'Accepted, work goes on' },
  204: { ru: 'Готово, ответ пуст', en: 'Done, nothing to say' },
  304: { ru: 'Не изменилось', en: 'Not modified' },
  400: { ru: 'Неверный запрос', en: 'Bad request' },
  401: { ru: 'Нужен вход', en: 'Log in first' },
  403: { ru: 'Нет прав', en: 'Not allowed' },
  404: { ru: 'Нет такой записи', en: 'No such record' },
  408: { ru: 'Данные перестали приходить', en: 'No data came in any more' },
  409: { ru: 'Состояние не позволяет', en: 'The state does not allow it' },
  410: { ru: 'Было, но удалено', en: 'Was there and is gone' },
  412: {
    ru: 'Условие не выполнено: If-Match, Tus-Resumable',
    en: 'A condition does not hold: If-Match, Tus-Resumable',
  },
  413: { ru: 'Слишком большое тело', en: 'The body is too large' },
  415: { ru: 'Формат не принимается', en: 'The format is not accepted' },
  422: { ru: 'По правилам выполнить нельзя', en: 'The rules do not allow it' },
  423: { ru: 'Занято другим соединением', en: 'Held by another connection' },
  428: { ru: 'Нужен If-Match', en: 'If-Match is needed' },
  429: { ru: 'Слишком часто: см. Retry-After', en: 'Too often: see Retry-After' },
  503: { ru: 'Хранилище не отвечает', en: 'A store does not answer' },
};

/** Groups of operations. */
export const tagTexts = {
  auth: { ru: 'Вход и токены', en: 'Logging in and tokens' },
  projects: { ru: 'Проекты: папки с видео', en: 'Projects: folders of videos' },
  uploads: { ru: 'Загрузка с продолжением (tus 1.0.0)', en: 'Resumable upload (tus 1.0.0)' },
  videos: { ru: 'Видео, их анализ и отчёты', en: 'Videos, their analysis and reports' },
  triggers: { ru: 'Признаки рисков и решения по ним', en: 'Signs of risks and what was decided' },
  'verification-tasks': { ru: 'Очередь и работа операторов', en: 'The queue and the work of operators' },
  'operator-labels': { ru: 'Метки операторов', en: 'Labels of operators' },
  'operator-logs': { ru: 'Журнал действий', en: 'What was done' },
  'pipeline-executions': { ru: 'Анализы и их шаги', en: 'Analyses and their stages' },
  'risk-definitions': { ru: 'Каталог рисков', en: 'The catalogue of risks' },
  'mention-lists': { ru: 'Датированные перечни', en: 'Dated lists' },
  'age-rating': { ru: 'Возрастная маркировка', en: 'Age rating' },
  webhooks: { ru: 'Уведомления вашему серверу', en: 'News for your server' },
  workers: { ru: 'Процессы, которые выполняют задания', en: 'Processes that run jobs' },
  users: { ru: 'Учётные записи', en: 'Accounts' },
  health: { ru: 'Состояние системы', en: 'How the system is' },
  schema: { ru: 'Описание этого API', en: 'What describes this API' },
} as const satisfies Record<string, Text>;

export type Tag = keyof typeof tagTexts;
