import test from 'ava';
import { startFerretDb } from '../services/support/ferretdb.js';
import { startTcpRelay } from '../services/support/tcp-relay.js';
import { analyseUnderFaults } from './analyse-under-faults.js';
import { network, restart } from './faults.js';
import { killOf } from './immortal-processes.js';
import { openSurroundings } from './surroundings.js';

test.serial('two workers with their queue on MongoDB analyse 6 videos while it fails and they die', async (t) => {
  t.timeout(600_000);
  await using mongo = await startFerretDb();
  await using toMongo = await startTcpRelay(mongo.port);
  await using around = await openSurroundings();
  await analyseUnderFaults(t, around, {
    webs: 1,
    workers: 2,
    videos: 6,
    seed: 27_017,
    env: { AGENDA_BACKEND: 'mongo', MONGODB_URL: `mongodb://127.0.0.1:${toMongo.port}/queue?directConnection=true` },
    endLimitMs: 300_000,
    faults: ({ workers }) => [
      ...workers.map((worker, at) => killOf(`worker ${at + 1}`, worker)),
      restart('MongoDB loses power', mongo, () => mongo.kill()),
      ...network('MongoDB', toMongo),
    ],
  });
});
