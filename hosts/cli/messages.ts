import type { StageName } from '../../domain/pipeline/stage.js';
import type { Locale } from '../../domain/user/user.js';
import type { CheckName, NotCheckedReason } from '../../domain/signal/coverage.js';
import { enReplay, ruReplay, type ReplayMessages } from './replay/replay-messages.js';
import { enSeed, ruSeed, type SeedMessages } from './seed.js';
import { enStorageSetup, ruStorageSetup, type StorageSetupMessages } from './storage-setup.js';

export type CommandName = 'analyze' | 'replay' | 'migrate' | 'seed' | 'first-run' | 'storage-setup' | 'config-check';

/** Everything that the command line says to a person. */
export interface Messages {
  readonly usage: string;
  readonly columns: readonly [string, string, string, string, string];
  readonly absent: string;
  readonly stages: Readonly<Record<StageName, string>>;
  readonly done: string;
  readonly retrying: string;
  readonly findings: (count: number) => string;
  readonly nothingFound: string;
  readonly notChecked: string;
  readonly checks: Readonly<Record<CheckName, string>>;
  readonly reasons: Readonly<Record<NotCheckedReason, string>>;
  readonly models: string;
  readonly frames: (analysed: number, sampled: number) => string;
  readonly written: (path: string) => string;
  readonly fileNotFound: (path: string) => string;
  readonly refused: (reason: string) => string;
  readonly failed: (command: CommandName, reason: string) => string;
  readonly interrupted: string;
  readonly replay: ReplayMessages;
  readonly seed: SeedMessages;
  readonly storageSetup: StorageSetupMessages;
  readonly notice: (catalogue: { readonly noticeRu: string; readonly noticeEn: string }) => string;
}

const ruFailures: Readonly<Record<CommandName, string>> = {
  analyze: 'Проверка не удалась',
  replay: 'Пересмотр не удался',
  migrate: 'Миграция базы не удалась',
  seed: 'Первые данные не внесены',
  'first-run': 'Первые данные не внесены',
  'storage-setup': 'Бакет не настроен',
  'config-check': 'Настройки не прочитаны',
};

const ru: Messages = {
  usage: `Использование:
  npm run analyze -- ФАЙЛ [--json ВЫВОД]   проверить один файл без сервера («demo» — встроенный пример)
  npm run replay -- (ВИДЕО | --all) [--version ВЕРСИЯ] [--lists recorded|active] [--apply] [--json ВЫВОД]
                                           пересудить сохранённые сигналы без моделей: что изменится при этой
                                           версии справочника (по умолчанию текущей); --apply — заменить находки
  npm run migrate [-- down]                схема базы вверх (или на шаг вниз)
  npm run seed [-- --admin АДРЕС]          справочник рисков в пустую базу; --admin — создать администратора
  npm run config:check                     проверить переменные окружения
  npm run storage:setup                    настроить бакет S3: CORS и сроки хранения
  --help                                   это сообщение
Коды завершения analyze: 0 — признаков рисков не найдено, 1 — найдены, 2 — ошибка.`,
  columns: ['Интервал', 'Риск', 'Увер.', 'Основание', 'Закон'],
  absent: 'не найдено:',
  stages: {
    validate: 'проверка файла',
    extract: 'звук и кадры',
    transcribe: 'речь',
    look: 'кадры и текст',
    detect: 'поиск рисков',
    publish: 'отчёт',
  },
  done: 'готово',
  retrying: 'ещё одна попытка',
  findings: (count) => `Найдено признаков рисков: ${count}`,
  nothingFound: 'Признаков рисков не найдено в том, что проверено.',
  notChecked: 'Не проверено (это не значит «чисто»):',
  checks: {
    speech: 'речь',
    'on-screen-text': 'текст в кадре',
    objects: 'предметы',
    nsfw: 'откровенные сцены',
    violence: 'насилие и кровь',
    'audio-events': 'звуковые события',
  },
  reasons: {
    'not-run': 'проверка не выполнялась',
    'no-audio-track': 'нет звуковой дорожки',
    'not-decoded': 'дорожка там не читается',
    'no-local-model': 'нет локальной модели',
    'model-not-installed': 'модель не установлена',
    'service-not-configured': 'внешний сервис не настроен',
    'service-failed': 'модель не ответила',
    'speech-not-recognised': 'голос слышен, слова не распознаны',
    'language-not-supported': 'язык не поддерживается',
  },
  models: 'Проверяли:',
  frames: (analysed, sampled) => `кадров ${analysed} из ${sampled}`,
  written: (path) => `Результат записан: ${path}`,
  fileNotFound: (path) => `Файл не найден или не читается: ${path}`,
  refused: (reason) => `Файл не принят: ${reason}`,
  failed: (command, reason) => `${ruFailures[command]}: ${reason}`,
  interrupted: 'Прервано.',
  replay: ruReplay,
  seed: ruSeed,
  storageSetup: ruStorageSetup,
  notice: ({ noticeRu }) => noticeRu,
};

const enFailures: Readonly<Record<CommandName, string>> = {
  analyze: 'The check failed',
  replay: 'The replay failed',
  migrate: 'The database migration failed',
  seed: 'The first data were not put in',
  'first-run': 'The first data were not put in',
  'storage-setup': 'The bucket was not prepared',
  'config-check': 'The settings could not be read',
};

const en: Messages = {
  usage: `Usage:
  npm run analyze -- FILE [--json OUT]   check one file without a server («demo» is the built-in example)
  npm run replay -- (VIDEO_ID | --all) [--version V] [--lists recorded|active] [--apply] [--json OUT]
                                         judge stored signals again without models: what changes under this
                                         catalogue version (the current one by default); --apply replaces the findings
  npm run migrate [-- down]              database schema up (or one step down)
  npm run seed [-- --admin ADDRESS]      risk catalogue into an empty database; --admin makes an administrator
  npm run config:check                   check the environment variables
  npm run storage:setup                  prepare the S3 bucket: CORS and lifecycle
  --help                                 this message
Exit codes of analyze: 0 no signs of risks found, 1 found, 2 error.`,
  columns: ['Interval', 'Risk', 'Conf.', 'Evidence', 'Law'],
  absent: 'not found:',
  stages: {
    validate: 'file check',
    extract: 'sound and frames',
    transcribe: 'speech',
    look: 'frames and text',
    detect: 'risk search',
    publish: 'report',
  },
  done: 'done',
  retrying: 'trying again',
  findings: (count) => `Signs of risks found: ${count}`,
  nothingFound: 'No signs of risks found in what was checked.',
  notChecked: 'Not checked (this does not mean "clean"):',
  checks: {
    speech: 'speech',
    'on-screen-text': 'on-screen text',
    objects: 'objects',
    nsfw: 'explicit scenes',
    violence: 'violence and blood',
    'audio-events': 'audio events',
  },
  reasons: {
    'not-run': 'the check was not run',
    'no-audio-track': 'no sound track',
    'not-decoded': 'the track cannot be decoded there',
    'no-local-model': 'no local model exists',
    'model-not-installed': 'the model is not installed',
    'service-not-configured': 'the external service is not configured',
    'service-failed': 'the model did not answer',
    'speech-not-recognised': 'a voice is heard, words were not recognised',
    'language-not-supported': 'the language is not supported',
  },
  models: 'Checked by:',
  frames: (analysed, sampled) => `${analysed} of ${sampled} frames`,
  written: (path) => `Result written: ${path}`,
  fileNotFound: (path) => `File not found or not readable: ${path}`,
  refused: (reason) => `File refused: ${reason}`,
  failed: (command, reason) => `${enFailures[command]}: ${reason}`,
  interrupted: 'Interrupted.',
  replay: enReplay,
  seed: enSeed,
  storageSetup: enStorageSetup,
  notice: ({ noticeEn }) => noticeEn,
};

export const messagesOf: Readonly<Record<Locale, Messages>> = { ru, en };
