import { requireConfig } from '../composition/load-config.js';
import { requireFlags } from '../composition/program-flags.js';
import { runProcess } from '../composition/run-process.js';

const flags = requireFlags(
  process.argv.slice(2),
  {
    command: 'npm start',
    purpose: {
      ru: 'Веб, воркер и расписание в одном процессе.',
      en: 'Web, worker and schedule in one process.',
    },
    flags: {
      '--web-only': {
        ru: 'только веб: работу делают процессы npm run worker',
        en: 'web only: processes of npm run worker do the work',
      },
    },
  },
  process.env,
);
const config = requireConfig(process.env);
await runProcess(config, { web: true, worker: !flags.has('--web-only') }, ({ url = '' }) => {
  // For a person who has just started it; elsewhere standard output holds nothing but the log.
  if (config.environment === 'development') console.log(`\n  AI-Комплаенс Агент: ${config.baseUrl}  (${url})\n`);
});
