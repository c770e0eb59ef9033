import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './free-port.js';

export interface TestSwift extends AsyncDisposable {
  /** Speaks S3 with paths that begin with the bucket. */
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Ends all its servers like a loss of power; what was stored stays. */
  kill(): Promise<void>;
  /** On the same ports with the same data. */
  start(): Promise<void>;
}

const run = promisify(execFile);
const startLimitMs = 60_000;
const stores = ['account', 'container', 'object'] as const;

/**
 * OpenStack Swift with its S3 interface: a strict store that, like Backblaze B2, checks Signature V4 and refuses the SDK's
 * newer checksums. Four servers and a memcached on free loopback ports, data in a folder that goes away. All end when
 * disposed, and when the test process dies: their supervisor waits for the end of a pipe that only we hold.
 */
export const startSwift = async (): Promise<TestSwift> => {
  const folder = await mkdtemp(join(tmpdir(), 'swift-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const ports = { account: await freePort(), container: await freePort(), object: await freePort() };
    const proxyPort = await freePort();
    const memcachedPort = await freePort();
    await mkdir(join(folder, 'devices', 'disk'), { recursive: true });
    await writeFile(join(folder, 'swift.conf'), clusterConfig);
    await writeFile(join(folder, 'proxy.conf'), proxyConfig(folder, proxyPort, memcachedPort));
    await Promise.all(
      stores.map(async (store) => {
        await writeFile(join(folder, `${store}.conf`), storeConfig(folder, store, ports[store]));
        await buildRing(folder, store, ports[store]);
      }),
    );
    const servers = [
      `memcached -l 127.0.0.1 -p ${memcachedPort} -m 16 -u ${userInfo().username}`,
      ...[...stores, 'proxy'].map((server) => `swift-${server}-server ${server}.conf`),
    ];
    const endpoint = `http://127.0.0.1:${proxyPort}`;
    let supervisor: ChildProcess | undefined;
    const kill = async (): Promise<void> => {
      const ending = supervisor;
      supervisor = undefined;
      if (ending === undefined || hasEnded(ending)) return;
      const gone = once(ending, 'exit');
      ending.stdin?.end();
      await gone;
    };
    const start = async (): Promise<void> => {
      if (supervisor !== undefined) throw new Error('the servers run already');
      const started = spawn('/bin/sh', ['-c', supervise, 'sh', ...servers], {
        cwd: folder,
        stdio: ['pipe', 'ignore', 'ignore'],
        env: { ...process.env, SWIFT_DIR: folder },
      });
      supervisor = started;
      await untilHealthy(endpoint, () => hasEnded(started), [...Object.values(ports)]);
    };
    const dispose = async (): Promise<void> => {
      await kill();
      await remove();
    };
    try {
      await start();
    } catch (error) {
      await kill();
      throw error;
    }
    return {
      endpoint,
      accessKeyId: 'test:tester',
      secretAccessKey: 'testing',
      kill,
      start,
      [Symbol.asyncDispose]: dispose,
    };
  } catch (error) {
    await remove();
    throw error;
  }
};

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Each server answers: the proxy its health check, the stores anything at all. */
const untilHealthy = async (endpoint: string, isOver: () => boolean, ports: readonly number[]): Promise<void> => {
  const addresses = [`${endpoint}/healthcheck`, ...ports.map((port) => `http://127.0.0.1:${port}/`)];
  const deadline = Date.now() + startLimitMs;
  for (const address of addresses)
    for (;;)
      try {
        await (await fetch(address, { signal: AbortSignal.timeout(2_000) })).arrayBuffer();
        break;
      } catch (error) {
        if (isOver() || Date.now() > deadline) throw new Error('Swift did not start', { cause: error });
        await sleep(100);
      }
};

/** One copy of everything on one disk. */
const buildRing = async (folder: string, store: string, port: number): Promise<void> => {
  const builder = `${store}.builder`;
  const place = `r1z1-127.0.0.1:${port}/disk`;
  for (const words of [['create', '4', '1', '1'], ['add', place, '1'], ['rebalance']]) {
    const [command = '', ...rest] = words;
    await run('swift-ring-builder', [builder, command, ...rest], { cwd: folder });
  }
};

const clusterConfig = `[swift-hash]
swift_hash_path_suffix = suffix
swift_hash_path_prefix = prefix
[storage-policy:0]
name = only
default = yes
`;

const common = (folder: string, port: number): string => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
log_address = ${folder}/no-log
`;

/** A slow machine must not put off what a listing should show at once. */
const storeConfig = (
  folder: string,
  store: string,
  port: number,
): string => `${common(folder, port)}devices = ${folder}/devices
mount_check = false
[pipeline:main]
pipeline = ${store}-server
[app:${store}-server]
use = egg:swift#${store}
${store === 'object' ? 'container_update_timeout = 30' : ''}
`;

/** `copy` stands left of `slo`: it would copy the list of an object's parts in place of their bytes. */
const proxyConfig = (folder: string, port: number, memcachedPort: number): string => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api tempauth copy slo dlo versioned_writes proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
node_timeout = 60
recoverable_node_timeout = 60
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:s3api]
use = egg:swift#s3api
s3_acl = no
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:${memcachedPort}
${['catch_errors', 'gatekeeper', 'healthcheck', 'listing_formats', 'bulk', 'slo', 'dlo', 'versioned_writes', 'copy']
  .map((name) => `[filter:${name}]\nuse = egg:swift#${name}`)
  .join('\n')}
`;

/**
 * Runs its arguments until its input ends. The last one ends first: an object server that outlives the container server puts its
 * entry in the listing off, for a daemon that does not run here.
 */
const supervise = `
pids=
for server in "$@"; do $server </dev/null & pids="$! $pids"; done
while read -r line; do :; done
kill -9 $pids 2>/dev/null
wait
`;
