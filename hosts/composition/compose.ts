// Before Inversify, which keeps what it knows of classes there.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Container, type ContainerModule } from 'inversify';
import { workerId } from '../../domain/shared/ids.js';
import type { Config } from './config.js';
import { Lifetime } from './lifetime.js';
import { analysisPartsModule } from './modules/analysis-parts-module.js';
import { databaseModule } from './modules/database-module.js';
import { inferenceModule } from './modules/inference-module.js';
import { liveModule } from './modules/live-module.js';
import { localStorageModule } from './modules/local-storage-module.js';
import { mailModule } from './modules/mail-module.js';
import { metricsModule } from './modules/metrics-module.js';
import { oneFileModule } from './modules/one-file-module.js';
import { pipelineModule } from './modules/pipeline-module.js';
import { queueModule } from './modules/queue-module.js';
import { s3StorageModule } from './modules/s3-storage-module.js';
import { systemModule } from './modules/system-module.js';
import { webModule } from './modules/web-module.js';
import { webhooksModule } from './modules/webhooks-module.js';
import { openTracer } from './open-tracer.js';
import { installationSecret } from './secret.js';
import { T } from './tokens.js';

const shared = [
  systemModule,
  metricsModule,
  analysisPartsModule,
  inferenceModule,
  liveModule,
  pipelineModule,
  webhooksModule,
  webModule,
];

/** Which adapters stand behind the ports; in the first, embedded or real parts as the configuration says. */
export const profiles = {
  embedded: ({ s3 }) => [
    ...shared,
    databaseModule,
    queueModule,
    mailModule,
    s3 === undefined ? localStorageModule : s3StorageModule,
  ],
  'one-file': () => [...shared, localStorageModule, oneFileModule],
} as const satisfies Record<string, (config: Config) => readonly ContainerModule[]>;

export type ProfileName = keyof typeof profiles;

export interface Composition extends AsyncDisposable {
  readonly container: Container;
}

/** A container with everything that a process of this profile needs; nothing is opened before it is asked for. */
export const compose = async (config: Config, profile: ProfileName): Promise<Composition> => {
  const container = new Container();
  const lifetime = new Lifetime();
  container.bind(T.config).toConstantValue(config);
  container.bind(T.secret).toConstantValue(await installationSecret(config.secretKey?.reveal(), config.dataDir));
  const worker = workerId(`${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`);
  container.bind(T.workerId).toConstantValue(worker);
  container.bind(T.lifetime).toConstantValue(lifetime);
  container.load(...profiles[profile](config));
  // Owned before everything that it traces: it closes last.
  container
    .bind(T.tracer)
    .toConstantValue(await openTracer(config, { lifetime, logger: container.get(T.logger), worker }));
  return { container, [Symbol.asyncDispose]: () => lifetime[Symbol.asyncDispose]() };
};
