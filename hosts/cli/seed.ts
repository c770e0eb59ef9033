import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Locale } from '../../domain/user/user.js';
import { compose } from '../composition/compose.js';
import type { Config } from '../composition/config.js';
import { T } from '../composition/tokens.js';

export interface SeedMessages {
  readonly locale: Locale;
  readonly catalogue: (outcome: string) => string;
  readonly adminMade: (email: string, password: string) => string;
  readonly adminRefused: Readonly<Record<'invalid-email' | 'email-taken', string>>;
}

export const ruSeed: SeedMessages = {
  locale: 'ru',
  catalogue: (outcome) => `Справочник рисков: ${outcome}`,
  adminMade: (email, password) =>
    `Администратор ${email}, пароль: ${password}\nОн показан один раз: войдите и смените его на странице учётной записи.`,
  adminRefused: {
    'invalid-email': 'Администратор не создан: это не адрес электронной почты.',
    'email-taken': 'Администратор не создан: учётная запись с этим адресом уже есть.',
  },
};

export const enSeed: SeedMessages = {
  locale: 'en',
  catalogue: (outcome) => `Risk catalogue: ${outcome}`,
  adminMade: (email, password) =>
    `Administrator ${email}, password: ${password}\nIt is shown once: log in and change it on the page of the account.`,
  adminRefused: {
    'invalid-email': 'No administrator was made: this is not an e-mail address.',
    'email-taken': 'No administrator was made: an account with this address exists.',
  },
};

export interface SeedOptions {
  /** Address of an administrator to make; undefined makes nobody. */
  readonly admin: string | undefined;
}

/** `[--admin ADDRESS]`; undefined when the words are off. */
export const parseSeedArguments = (args: readonly string[]): SeedOptions | undefined => {
  try {
    const { values } = parseArgs({ args: [...args], options: { admin: { type: 'string' } } });
    return { admin: values.admin };
  } catch {
    return undefined;
  }
};

/** Brings the schema up, puts the catalogue into an empty base, makes an administrator when asked; returns the exit code. */
export const seed = async (
  config: Config,
  { admin }: SeedOptions,
  messages: SeedMessages,
  print: (line: string) => void,
): Promise<number> => {
  await using composition = await compose(config, 'embedded');
  const { container } = composition;
  await container.get(T.database).migrate.up();
  print(messages.catalogue(await container.get(T.ensureCatalogue).execute()));
  if (admin === undefined) return 0;
  const password = randomBytes(15).toString('base64url');
  const account = { role: 'admin', email: admin, name: '', password, locale: messages.locale } as const;
  const made = await container.get(T.registerUser).execute(account);
  if (made.ok) {
    print(messages.adminMade(made.value.email, password));
    return 0;
  }
  if (made.refusal.kind === 'invalid-password') throw new Error('a random password was refused');
  print(messages.adminRefused[made.refusal.kind]);
  return 1;
};
