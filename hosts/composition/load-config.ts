import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configSummary } from './config/config-summary.js';
import { readConfig, type Config, type ConfigVerdict } from './config.js';

/** Folder of the project, seen from the compiled file. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** Reads `.env` of the project (what is set already wins) and judges the whole environment. */
export const loadConfig = (env: NodeJS.ProcessEnv): ConfigVerdict => {
  const file = `${projectRoot}/.env`;
  if (existsSync(file)) process.loadEnvFile(file);
  return readConfig(env, projectRoot);
};

/** Lines for a person, in Russian: the verdict, what stands behind each part, every problem, every warning. */
export const configReport = (verdict: ConfigVerdict): readonly string[] => [
  ...(verdict.ok
    ? ['Конфигурация верна.', ...configSummary(verdict.config, 'ru').map((line) => `  ${line}`)]
    : [
        'Конфигурация неверна:',
        ...verdict.problems.map(({ variable, message }) => `  ОШИБКА ${variable}: ${message}`),
      ]),
  ...verdict.warnings.map(({ variable, message }) => `  ПРЕДУПРЕЖДЕНИЕ ${variable}: ${message.ru}`),
];

/** The configuration, or the end of the process with every problem told. */
export const requireConfig = (env: NodeJS.ProcessEnv): Config => {
  const verdict = loadConfig(env);
  if (verdict.ok) return verdict.config;
  for (const line of configReport(verdict)) console.error(line);
  process.exit(2);
};
