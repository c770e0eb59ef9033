import { openReplicateServer, type ReplicateServer } from '../adapters/support/replicate-server.js';
import { Lifetime } from '../../hosts/composition/lifetime.js';
import { startMailServer, type MailServer } from '../services/support/mail-server.js';
import type { Environment } from '../services/support/installation.js';
import { startPostgres, type TestPostgres } from '../services/support/postgres.js';
import { startRedis, type TestRedis } from '../services/support/redis.js';
import { startSwift, type TestSwift } from '../services/support/swift.js';
import { startTcpRelay, type TcpRelay } from '../services/support/tcp-relay.js';
import { installAnsweringModels } from './answering-models.js';

/** The servers that an installation in production needs, and the network to each. */
export interface Surroundings extends AsyncDisposable {
  readonly postgres: TestPostgres;
  readonly redis: TestRedis;
  readonly swift: TestSwift;
  readonly replicate: ReplicateServer;
  readonly mail: MailServer;
  readonly network: Readonly<Record<'postgres' | 'redis' | 'swift' | 'replicate' | 'mail', TcpRelay>>;
  /** How processes reach them. */
  readonly env: Environment;
}

export const openSurroundings = async (): Promise<Surroundings> => {
  const lifetime = new Lifetime();
  try {
    return await openAll(lifetime);
  } catch (error) {
    await lifetime[Symbol.asyncDispose]();
    throw error;
  }
};

const openAll = async (lifetime: Lifetime): Promise<Surroundings> => {
  const opened = async <T extends AsyncDisposable>(opening: Promise<T>): Promise<T> => lifetime.own(await opening);
  const relayTo = (port: number): Promise<TcpRelay> => opened(startTcpRelay(port));

  const servers = [
    opened(startPostgres()),
    opened(startRedis()),
    opened(startSwift()),
    opened(openReplicateServer(Date.now)),
    opened(startMailServer()),
  ] as const;
  // When one does not start, the others are ours to close only once they have.
  await Promise.allSettled(servers);
  const [postgres, redis, swift, replicate, mail] = await Promise.all(servers);
  installAnsweringModels(replicate);
  const network = {
    postgres: await relayTo(postgres.port),
    redis: await relayTo(redis.port),
    swift: await relayTo(portOf(swift.endpoint)),
    replicate: await relayTo(portOf(replicate.baseUrl)),
    mail: await relayTo(mail.port),
  };
  const database = await postgres.createDatabase();
  const env = {
    DATABASE_URL: `postgres://test@127.0.0.1:${network.postgres.port}/${database}`,
    REDIS_URL: `redis://127.0.0.1:${network.redis.port}`,
    BACKBLAZE_ENDPOINT_URL: `http://127.0.0.1:${network.swift.port}`,
    BACKBLAZE_APPLICATION_KEY_ID: swift.accessKeyId,
    BACKBLAZE_APPLICATION_KEY: swift.secretAccessKey,
    BACKBLAZE_BUCKET_NAME: 'videos',
    BACKBLAZE_PATH_STYLE: 'true',
    REPLICATE_API_TOKEN: replicate.token,
    REPLICATE_API_URL: `http://127.0.0.1:${network.replicate.port}/v1`,
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(network.mail.port),
    EMAIL_USE_TLS: 'false',
  };
  return {
    postgres,
    redis,
    swift,
    replicate,
    mail,
    network,
    env,
    [Symbol.asyncDispose]: () => lifetime[Symbol.asyncDispose](),
  };
};

const portOf = (url: string): number => Number(new URL(url).port);
