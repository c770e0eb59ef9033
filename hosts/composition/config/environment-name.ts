import type { EnvironmentReader } from './environment-reader.js';

const names = ['development', 'production'] as const;
export type EnvironmentName = (typeof names)[number];

/** `APP_ENV` and `DJANGO_ENV` mean the same. Where they differ, production is judged: nothing of it is left unsaid. */
export const readEnvironmentName = (env: EnvironmentReader): EnvironmentName => {
  const given = (['APP_ENV', 'DJANGO_ENV'] as const).filter((name) => env.has(name));
  const read = given.map((name) => env.oneOf(name, names, 'development'));
  if (new Set(read).size > 1)
    env.problem('APP_ENV', 'не то же, что DJANGO_ENV, а значат они одно: оставьте одну из них');
  return read.includes('production') ? 'production' : 'development';
};
