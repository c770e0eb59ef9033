import test from 'ava';
import { analyseUnderFaults } from './analyse-under-faults.js';
import { misbehaviour, network, restart } from './faults.js';
import { killOf, stopOf } from './immortal-processes.js';
import { openSurroundings } from './surroundings.js';

test.serial('two web hosts and three workers analyse 20 videos while everything around them fails', async (t) => {
  t.timeout(900_000);
  await using around = await openSurroundings();
  const { postgres, redis, swift, mail } = around;
  await analyseUnderFaults(t, around, {
    webs: 2,
    workers: 3,
    videos: 20,
    seed: 20_261_121,
    // Connections that a silence killed are given up after a minute, some of them one after another.
    endLimitMs: 420_000,
    faults: ({ webs, workers }) => [
      ...workers.map((worker, at) => killOf(`worker ${at + 1}`, worker)),
      ...webs.map((web, at) => killOf(`web ${at + 1}`, web)),
      ...workers.slice(0, 1).map((worker) => stopOf('a worker', worker)),
      ...webs.slice(1).map((web) => stopOf('a web host', web)),
      restart('PostgreSQL loses power', postgres, () => postgres.stop('immediate')),
      restart('Redis loses power and memory', redis, () => redis.kill()),
      restart('S3 loses power', swift, () => swift.kill()),
      restart('the mail server is started anew', mail, () => mail.stop()),
      ...network('PostgreSQL', around.network.postgres),
      ...network('Redis', around.network.redis),
      ...network('S3', around.network.swift),
      ...network('Replicate', around.network.replicate),
      ...network('SMTP', around.network.mail),
      ...misbehaviour(around.replicate),
    ],
  });
});
