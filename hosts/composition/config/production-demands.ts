import type { Config } from '../config.js';
import type { EnvironmentReader } from './environment-reader.js';
import { defaultMailFrom } from './mail-settings.js';

const unlessOneHost = '(или SINGLE_HOST=true, если все процессы на одной машине)';

type Demand = (config: Config, env: EnvironmentReader) => void;

const secretIsOwn: Demand = ({ secretKey }, env) => {
  if (secretKey === undefined)
    env.problem('SECRET_KEY', 'не задана; создайте: openssl rand -base64 48, одну для всех процессов');
  else if (isFromAnExample(secretKey.reveal()))
    env.problem('SECRET_KEY', 'похожа на пример из документации; создайте свою: openssl rand -base64 48');
};

const rowsAreInPostgres: Demand = ({ database }, env) => {
  if (database.kind === 'sqlite')
    env.problem('DATABASE_URL', 'нужна PostgreSQL: postgres://пользователь:пароль@узел:5432/база');
};

const queueIsShared: Demand = ({ queue, isSingleHost }, env) => {
  if (queue.kind === 'sqlite' && !isSingleHost && env.has('AGENDA_BACKEND'))
    env.problem('AGENDA_BACKEND', 'sqlite не видна с других машин; задайте postgres, mongo или redis');
};

const addressIsPublic: Demand = ({ baseUrl }, env) => {
  const { protocol, hostname } = new URL(baseUrl);
  if (!env.has('BASE_URL')) env.problem('BASE_URL', 'не задана; нужен адрес, по которому приходят люди: https://…');
  else if (protocol !== 'https:')
    env.problem('BASE_URL', 'нужен адрес с https: по http пароли и видео идут открытым текстом');
  else if (['localhost', '127.0.0.1', '[::1]'].includes(hostname))
    env.problem('BASE_URL', 'ведёт на эту же машину; ссылки в письмах никто не откроет');
};

const peopleGetMail: Demand = ({ smtp, mailFrom }, env) => {
  if (smtp === undefined) env.problem('EMAIL_HOST', 'не задана; без SMTP не приходят ни отчёты, ни сброс пароля');
  if (smtp?.security === 'none')
    env.warn('EMAIL_USE_TLS', {
      ru: 'письма и пароль SMTP идут открытым текстом; годится только внутри своей сети',
      en: 'letters and the password of SMTP travel in the clear; good only inside your own network',
    });
  if (mailFrom === defaultMailFrom || mailFrom.includes('@localhost'))
    env.problem('DEFAULT_FROM_EMAIL', 'не задана; нужен адрес отправителя в вашем домене');
};

const filesAreShared: Demand = ({ s3, isSingleHost }, env) => {
  if (s3 !== undefined || isSingleHost) return;
  for (const name of ['ENDPOINT_URL', 'APPLICATION_KEY_ID', 'APPLICATION_KEY', 'BUCKET_NAME'])
    if (!env.has(`BACKBLAZE_${name}`))
      env.problem(`BACKBLAZE_${name}`, `не задана; файлы должны быть видны всем процессам ${unlessOneHost}`);
};

const stateIsShared: Demand = ({ redis, isSingleHost }, env) => {
  if (redis === undefined && !isSingleHost)
    env.problem('REDIS_URL', `не задана; в Redis общие для процессов пределы запросов и ход анализа ${unlessOneHost}`);
};

/** The application speaks http alone; without a proxy that it believes it would refuse to set cookies for https. */
const proxyIsKnown: Demand = ({ proxies }, env) => {
  if (proxies === 0)
    env.problem(
      'TRUSTED_PROXIES',
      'https даёт прокси перед приложением, а их задано 0: никто не войдёт; задайте, сколько прокси дописывают X-Forwarded-For',
    );
};

const demands: readonly Demand[] = [
  secretIsOwn,
  rowsAreInPostgres,
  queueIsShared,
  addressIsPublic,
  peopleGetMail,
  filesAreShared,
  stateIsShared,
  proxyIsKnown,
];

/** What an installation for strangers needs. Replicate is no part of it: the models that come along work without it. */
export const demandProduction = (config: Config, env: EnvironmentReader): void => {
  for (const demand of demands) demand(config, env);
  for (const name of ['DEBUG', 'WEBHOOK_ALLOW_HTTP'])
    if (env.flag(name))
      env.warn(name, {
        ru: 'включена в production: проверьте, что так и задумано',
        en: 'is on in production: check that this is meant',
      });
};

const isFromAnExample = (secret: string): boolean =>
  /insecure|change.?me|example|your.?(unique|secret)|dev-secret|generated-secret|ваш/i.test(secret) ||
  new Set(secret).size < 10;
