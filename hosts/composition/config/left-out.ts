import type { ConfigWarning } from './config-problem.js';
import type { EnvironmentReader } from './environment-reader.js';

/** Variables of `seeds/configuration.md` and `seeds/readme.md` that have no meaning here, and why. */
const needless: Readonly<Record<string, ConfigWarning['message']>> = {
  ALLOWED_HOSTS: {
    ru: 'не нужна: ссылки строятся из BASE_URL, заголовку Host приложение не верит',
    en: 'not needed: links are made from BASE_URL, the Host header is not believed',
  },
  DJANGO_SETTINGS_MODULE: { ru: 'не нужна: приложение не на Django', en: 'not needed: this is no Django application' },
  EMAIL_BACKEND: {
    ru: 'не нужна: при EMAIL_HOST письма идут по SMTP, без неё — в папку DATA_DIR/outbox',
    en: 'not needed: with EMAIL_HOST letters go over SMTP, without it into the folder DATA_DIR/outbox',
  },
  CELERY_BROKER_URL: {
    ru: 'не нужна: очередь — Agenda, где лежат задания, говорит AGENDA_BACKEND',
    en: 'not needed: the queue is Agenda, AGENDA_BACKEND says where jobs are kept',
  },
  CELERY_RESULT_BACKEND: {
    ru: 'не нужна: ход и итоги анализа лежат в базе (DATABASE_URL)',
    en: 'not needed: progress and results are in the database (DATABASE_URL)',
  },
  DASHBOARD_URL: {
    ru: 'не нужна: ссылки в письмах строятся из BASE_URL',
    en: 'not needed: links in letters are made from BASE_URL',
  },
  CELERY_WORKER_MAX_TASKS_PER_CHILD: {
    ru: 'не нужна: очередь — Agenda; число шагов задаёт WORKER_CONCURRENCY',
    en: 'not needed: the queue is Agenda; WORKER_CONCURRENCY sets how many steps run at once',
  },
};

export const warnOfLeftOut = (env: EnvironmentReader): void => {
  for (const [name, why] of Object.entries(needless)) if (env.has(name)) env.warn(name, why);
};
