import { requireConfig } from '../composition/load-config.js';
import { requireFlags } from '../composition/program-flags.js';
import { runProcess } from '../composition/run-process.js';

requireFlags(
  process.argv.slice(2),
  {
    command: 'npm run worker',
    purpose: {
      ru: 'Берёт работу из очереди; таких процессов у одной базы может быть сколько угодно.',
      en: 'Takes jobs; any number of such processes may share one database.',
    },
    flags: {},
  },
  process.env,
);
await runProcess(requireConfig(process.env), { web: false, worker: true });
