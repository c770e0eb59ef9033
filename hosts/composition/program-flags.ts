import type { Locale } from '../../domain/user/user.js';
import type { Environment } from './config/environment-reader.js';
import { terminalLocale } from './terminal-locale.js';

/** What a program without commands may be told in its command line. */
export interface Program {
  /** How it is started, such as `npm run worker`. */
  readonly command: string;
  readonly purpose: Readonly<Record<Locale, string>>;
  readonly flags: Readonly<Record<`--${string}`, Readonly<Record<Locale, string>>>>;
}

const words = {
  ru: {
    usage: 'Использование',
    help: 'это сообщение',
    settings: 'Настройки — переменные окружения и .env: docs/configuration.md',
    unknown: (flag: string) => `Неизвестно: ${flag}`,
  },
  en: {
    usage: 'Usage',
    help: 'this message',
    settings: 'Settings are environment variables and .env: docs/configuration.en.md',
    unknown: (flag: string) => `Unknown: ${flag}`,
  },
} as const satisfies Record<Locale, unknown>;

export type FlagsVerdict =
  | { readonly flags: ReadonlySet<string> }
  /** Nothing is to be started: the text is the help that was asked for (0), or says which word is unknown (2). */
  | { readonly exitCode: 0 | 2; readonly text: string };

export const readFlags = (args: readonly string[], program: Program, locale: Locale): FlagsVerdict => {
  if (args.includes('--help') || args.includes('-h')) return { exitCode: 0, text: usageOf(program, locale) };
  const unknown = args.find((arg) => !Object.hasOwn(program.flags, arg));
  if (unknown === undefined) return { flags: new Set(args) };
  return { exitCode: 2, text: `${words[locale].unknown(unknown)}\n${usageOf(program, locale)}` };
};

/** The flags that are given, or the end of the process with what is to be said. */
export const requireFlags = (args: readonly string[], program: Program, env: Environment): ReadonlySet<string> => {
  const verdict = readFlags(args, program, terminalLocale(env));
  if ('flags' in verdict) return verdict.flags;
  (verdict.exitCode === 0 ? process.stdout : process.stderr).write(`${verdict.text}\n`);
  process.exit(verdict.exitCode);
};

const usageOf = ({ command, purpose, flags }: Program, locale: Locale): string => {
  const w = words[locale];
  const known = [...Object.entries(flags).map(([flag, texts]) => [flag, texts[locale]]), ['--help', w.help]];
  return [
    `${w.usage}: ${command} [-- ${Object.keys(flags).concat('--help').join(' | ')}]`,
    purpose[locale],
    ...known.map(([flag = '', text = '']) => `  ${flag.padEnd(12)}${text}`),
    w.settings,
  ].join('\n');
};
