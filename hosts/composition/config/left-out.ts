import type { EnvironmentReader } from './environment-reader.js';
import type { QueueSettings } from './queue-settings.js';

/** Variables of `seeds/configuration.md` that have no meaning here, and why. */
const needless: Readonly<Record<string, string>> = {
  ALLOWED_HOSTS: 'не нужна: ссылки строятся из BASE_URL, заголовку Host приложение не верит',
  DJANGO_SETTINGS_MODULE: 'не нужна: приложение не на Django',
  EMAIL_BACKEND: 'не нужна: при EMAIL_HOST письма идут по SMTP, без неё — в папку DATA_DIR/outbox',
  CELERY_WORKER_MAX_TASKS_PER_CHILD: 'не нужна: очередь — Agenda; число шагов задаёт WORKER_CONCURRENCY',
};

export const warnOfLeftOut = (env: EnvironmentReader, queue: QueueSettings): void => {
  if (queue.kind !== 'sqlite')
    env.warn(
      'AGENDA_BACKEND',
      `очередь ${queue.kind} ещё не подключена: задания лежат в DATA_DIR/queue.sqlite3, общем для процессов одной машины`,
    );
  for (const [name, why] of Object.entries(needless)) if (env.has(name)) env.warn(name, why);
};
