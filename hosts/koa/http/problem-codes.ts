import type { Locale } from '../../../domain/user/user.js';

interface ProblemText {
  readonly status: number;
  readonly ru: string;
  readonly en: string;
}

/** What can be wrong with a request before the business is asked, and with us. Refusals have a table of their own. */
export const problemTexts = {
  'bad-request': { status: 400, ru: 'Запрос не удалось разобрать.', en: 'The request could not be understood.' },
  'invalid-fields': { status: 400, ru: 'Проверьте поля запроса.', en: 'Check the fields of the request.' },
  'conflicting-fields': {
    status: 422,
    ru: 'Каждое поле само по себе верно, но вместе они не годятся: см. errors.',
    en: 'Each field is right by itself, but not with the others: see errors.',
  },
  'nul-character': {
    status: 400,
    ru: 'В тексте есть нулевой знак (U+0000): его нельзя сохранить.',
    en: 'A text contains the NUL character (U+0000), which can not be stored.',
  },
  'invalid-json': { status: 400, ru: 'Тело запроса — не JSON.', en: 'The body of the request is not JSON.' },
  'too-deep': { status: 400, ru: 'JSON вложен слишком глубоко.', en: 'The JSON is nested too deeply.' },
  'invalid-multipart': {
    status: 400,
    ru: 'Форма с файлом оборвана или устроена неверно.',
    en: 'The multipart form breaks off or is malformed.',
  },
  'project-id-first': {
    status: 400,
    ru: 'Поле project_id должно идти до файла (или укажите его в адресе: ?project_id=…): файл принимается потоком.',
    en: 'Send project_id before the file (or in the address: ?project_id=…): the file is received as a stream.',
  },
  'file-missing': {
    status: 400,
    ru: 'В форме нет файла: нужна часть с именем file.',
    en: 'The form has no file: a part named file is needed.',
  },
  'page-too-deep': {
    status: 422,
    ru: 'Страницами можно дойти до 10 000-й записи. Дальше — по cursor (начните с пустого: ?cursor=), если он есть у списка, или с более узким фильтром.',
    en: 'Pages go as far as the 10,000th record. Go on by cursor (begin with an empty one: ?cursor=) if the list has it, or narrow the filters.',
  },
  'page-and-cursor': {
    status: 422,
    ru: 'Укажите что-то одно: page или cursor.',
    en: 'Give either page or cursor, not both.',
  },
  'invalid-cursor': {
    status: 422,
    ru: 'Этот cursor повреждён или выдан для другого: списка, порядка, фильтров или пользователя. Начните с пустого: ?cursor=',
    en: 'This cursor is damaged, or was given for another list, ordering, filters or user. Begin with an empty one: ?cursor=',
  },
  'ordering-needs-video': {
    status: 422,
    ru: 'По месту в видео упорядочиваются признаки одного видео: укажите ещё video или execution.',
    en: 'Only the signs of one video have an order by their place in it: give video or execution too.',
  },
  'invalid-if-match': {
    status: 400,
    ru: 'If-Match — это ETag в кавычках, несколько через запятую или *.',
    en: 'If-Match is an ETag in quotes, several with commas, or *.',
  },
  'precondition-failed': {
    status: 412,
    ru: 'Запись изменили после того, как вы её прочитали: If-Match не совпал. Прочитайте её заново; нынешний ETag — в заголовке ответа.',
    en: 'The record was changed after you read it: If-Match differs. Read it again; its present ETag is in the header of this answer.',
  },
  'invalid-idempotency-key': {
    status: 400,
    ru: 'Idempotency-Key — от 1 до 255 видимых знаков ASCII, без пробелов.',
    en: 'An Idempotency-Key has 1 to 255 visible ASCII characters and no spaces.',
  },
  'created-and-removed': {
    status: 410,
    ru: 'Этот запрос уже выполнен, а созданное по нему с тех пор удалено. Чтобы создать новое, возьмите другой Idempotency-Key.',
    en: 'This request was fulfilled before, and what it created has been removed since. Take another Idempotency-Key to create anew.',
  },
  unauthenticated: {
    status: 401,
    ru: 'Нужен вход: токен в заголовке Authorization или сессия.',
    en: 'Log in first: a token in the Authorization header, or a session.',
  },
  'invalid-bearer': {
    status: 401,
    ru: 'Токен недействителен или устарел. Получите новый.',
    en: 'The token is void or too old. Get a new one.',
  },
  forbidden: { status: 403, ru: 'У вас нет прав на это действие.', en: 'You are not allowed to do this.' },
  csrf: {
    status: 403,
    ru: 'Запрос пришёл не с нашей страницы или она устарела: обновите её и повторите.',
    en: 'The request did not come from our page, or the page is out of date: reload it and try again.',
  },
  'not-found': { status: 404, ru: 'Такого адреса или записи нет.', en: 'There is no such address or record.' },
  'link-expired': {
    status: 403,
    ru: 'Ссылка недействительна или её срок истёк.',
    en: 'The link is void or has expired.',
  },
  'method-not-allowed': {
    status: 405,
    ru: 'Этот адрес так не вызывают: см. заголовок Allow.',
    en: 'This address is not called that way: see the Allow header.',
  },
  'tus-version': {
    status: 412,
    ru: 'Нужен заголовок Tus-Resumable: 1.0.0.',
    en: 'The header Tus-Resumable: 1.0.0 is needed.',
  },
  'invalid-upload-headers': {
    status: 400,
    ru: 'Заголовки загрузки не те: новой нужны Upload-Length (в байтах) и Upload-Metadata, куску — Upload-Offset.',
    en: 'The headers of the upload are wrong: a new one needs Upload-Length (in bytes) and Upload-Metadata, a piece Upload-Offset.',
  },
  'upload-offset': {
    status: 409,
    ru: 'Файл пришёл до другого места. Спросите его запросом HEAD и продолжайте оттуда.',
    en: 'The file has come in as far as another place. Ask for it by HEAD and go on from there.',
  },
  'more-than-announced': {
    status: 413,
    ru: 'Пришло больше байт, чем было объявлено.',
    en: 'More bytes came than were announced.',
  },
  'upload-busy': {
    status: 423,
    ru: 'Эту загрузку ещё занимает прежнее соединение. Повторите через минуту.',
    en: 'An earlier connection still holds this upload. Try again in a minute.',
  },
  'upload-stalled': {
    status: 408,
    ru: 'Данные перестали приходить. Повторите загрузку.',
    en: 'No data came in any more. Send it again.',
  },
  'too-large': { status: 413, ru: 'Тело запроса больше допустимого.', en: 'The request is larger than the limit.' },
  'range-not-satisfiable': {
    status: 416,
    ru: 'Такого куска в файле нет.',
    en: 'The file does not have that range.',
  },
  'unsupported-type': {
    status: 415,
    ru: 'Такой Content-Type здесь не принимается.',
    en: 'This Content-Type is not accepted here.',
  },
  'rate-limited': {
    status: 429,
    ru: 'Слишком много запросов. Подождите: см. заголовок Retry-After.',
    en: 'Too many requests. Wait: see the Retry-After header.',
  },
  internal: {
    status: 500,
    ru: 'Ошибка на нашей стороне. Мы её записали; повторите через минуту.',
    en: 'An error on our side. We have recorded it; try again in a minute.',
  },
  unavailable: {
    status: 503,
    ru: 'Хранилище не отвечает. Повторите через минуту.',
    en: 'The store does not answer. Try again in a minute.',
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problemTexts;

const titles: Readonly<Record<number, Readonly<Record<Locale, string>>>> = {
  400: { ru: 'Неверный запрос', en: 'Bad Request' },
  401: { ru: 'Требуется вход', en: 'Unauthorized' },
  403: { ru: 'Доступ запрещён', en: 'Forbidden' },
  404: { ru: 'Не найдено', en: 'Not Found' },
  405: { ru: 'Метод не разрешён', en: 'Method Not Allowed' },
  408: { ru: 'Время ожидания истекло', en: 'Request Timeout' },
  409: { ru: 'Конфликт', en: 'Conflict' },
  412: { ru: 'Условие не выполнено', en: 'Precondition Failed' },
  410: { ru: 'Больше не существует', en: 'Gone' },
  413: { ru: 'Слишком большой запрос', en: 'Content Too Large' },
  415: { ru: 'Неподдерживаемый формат', en: 'Unsupported Media Type' },
  416: { ru: 'Диапазон недостижим', en: 'Range Not Satisfiable' },
  422: { ru: 'Не может быть выполнено', en: 'Unprocessable Content' },
  423: { ru: 'Занято', en: 'Locked' },
  429: { ru: 'Слишком много запросов', en: 'Too Many Requests' },
  500: { ru: 'Внутренняя ошибка', en: 'Internal Server Error' },
  503: { ru: 'Временно недоступно', en: 'Service Unavailable' },
};

/** The status' phrase: with `about:blank` as its type, a problem's title is nothing else (RFC 9457 4.2.1). */
export const titleOf = (status: number, locale: Locale): string => titles[status]?.[locale] ?? String(status);

/** The request's field that a code is about, when it is about one. */
export const fieldOfCode = (code: string): string | undefined => fields[code];

const fields: Readonly<Record<string, string>> = {
  'file-missing': 'file',
  'project-id-first': 'project_id',
  'page-too-deep': 'page',
  'page-and-cursor': 'page',
  'invalid-cursor': 'cursor',
  'ordering-needs-video': 'ordering',
};
