import { createApp } from '../koa/app.js';
import { listen, type Listening } from '../koa/http/listen.js';
import { compose } from './compose.js';
import type { Config } from './config.js';
import { Lifetime } from './lifetime.js';
import { derivedKey, tokenKey } from './secret.js';
import { startProbesOf } from './start-probes-of.js';
import { startWorkerOf } from './start-worker-of.js';
import { T } from './tokens.js';
import { whenReachable } from './when-reachable.js';

export interface Started extends AsyncDisposable {
  /** Where the web host answers, such as `http://127.0.0.1:8000`; undefined without one. */
  readonly url: string | undefined;
  /** Where a process without a web host answers probes; undefined when it is not told to. */
  readonly probesUrl: string | undefined;
}

/** What this process does. */
export interface Role {
  readonly web: boolean;
  readonly worker: boolean;
}

/** How long a stop waits for running stages before they are handed back. */
const graceMs = 10_000;

/** Balancers ask every few seconds whether a web host is ready, and send it requests until they know that it is not. */
const noticeMs = 5_000;

/** Opens everything that the role needs, the schema included; disposing drains and closes it. */
export const start = async (config: Config, role: Role): Promise<Started> => {
  const lifetime = new Lifetime();
  try {
    const composition = lifetime.own(await compose(config, 'embedded'));
    const { container } = composition;
    const logger = container.get(T.logger);
    let isWorking = false;
    const probesPort = role.web ? undefined : config.metrics.workerPort;
    const probes =
      probesPort === undefined
        ? undefined
        : lifetime.own(await startProbesOf(composition, { host: config.host, port: probesPort }, () => isWorking));
    await whenReachable(logger, () => container.get(T.database).migrate.up());
    await whenReachable(logger, () => container.get(T.ensureCatalogue).execute());
    const web = role.web ? lifetime.own(await startWeb(config, composition.container)) : undefined;
    if (role.worker) {
      const settings = { stages: config.workerConcurrency, graceMs };
      lifetime.own(await whenReachable(logger, () => startWorkerOf(composition, settings)));
    }
    isWorking = true;
    const url = web && `http://${config.host}:${web.address.port}`;
    return {
      url,
      probesUrl: probes && `http://${config.host}:${probes.address.port}`,
      async [Symbol.asyncDispose]() {
        // Said first, as a stop may have to wait for running stages.
        web?.drain();
        isWorking = false;
        await lifetime[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await lifetime[Symbol.asyncDispose]();
    throw error;
  }
};

/** The web host over the parts of a composition. */
export const startWeb = async (
  config: Config,
  container: Awaited<ReturnType<typeof compose>>['container'],
): Promise<Listening> => {
  const app = createApp(container.get(T.services), {
    secret: derivedKey(container.get(T.secret), 'sessions'),
    tokenSecret: tokenKey(container.get(T.secret)),
    baseUrl: config.baseUrl,
    isHttps: config.baseUrl.startsWith('https:'),
    proxies: config.proxies,
    rates: config.rates,
    mediaOrigins: mediaOrigins(config),
  });
  return listen(app, {
    host: config.host,
    port: config.port,
    noticeMs: config.environment === 'production' ? noticeMs : 0,
  });
};

/** Whence pages show pictures and videos when it is not this host. */
export const mediaOrigins = ({ s3, cdn }: Config): readonly string[] => {
  if (s3 === undefined) return [];
  if (cdn !== undefined) return [new URL(cdn.url).origin];
  const { protocol, host, origin } = new URL(s3.endpoint);
  return [s3.isPathStyle ? origin : `${protocol}//${s3.bucket}.${host}`];
};
