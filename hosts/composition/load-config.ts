import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config, type ConfigVerdict } from './config.js';

/** Folder of the project, seen from the compiled file. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** Reads `.env` of the project (what is set already wins) and judges the whole environment. */
export const loadConfig = (env: NodeJS.ProcessEnv): ConfigVerdict => {
  const file = `${projectRoot}/.env`;
  if (existsSync(file)) process.loadEnvFile(file);
  return readConfig(env, projectRoot);
};

/** Lines for a person, in Russian: the verdict, every problem, every warning. */
export const configReport = (verdict: ConfigVerdict): readonly string[] =>
  verdict.ok
    ? [
        'Конфигурация верна.',
        ...verdict.warnings.map(({ variable, message }) => `  ПРЕДУПРЕЖДЕНИЕ ${variable}: ${message}`),
      ]
    : ['Конфигурация неверна:', ...verdict.problems.map(({ variable, message }) => `  ОШИБКА ${variable}: ${message}`)];

/** The configuration, or the end of the process with every problem told. */
export const requireConfig = (env: NodeJS.ProcessEnv): Config => {
  const verdict = loadConfig(env);
  if (verdict.ok) return verdict.config;
  for (const line of configReport(verdict)) console.error(line);
  process.exit(2);
};
