import type { TestFn } from 'ava';
import type { PasswordHasher } from '../../application/ports/password-hasher.js';
import { cpuMsOf } from '../builders/cpu-time.js';

export interface PasswordHasherContractOptions {
  readonly name: string;
  /** False only for the fake of tests. */
  readonly isSlow: boolean;
  readonly create: () => PasswordHasher;
}

export const passwordHasherContract = (test: TestFn, options: PasswordHasherContractOptions): void => {
  const { name, isSlow, create } = options;

  test(`${name}: a password verifies against its own hash and nothing else does`, async (t) => {
    const hasher = create();
    const hash = await hasher.hash('пароль с 🙂 и пробелом');
    t.true(await hasher.verify('пароль с 🙂 и пробелом', hash));
    for (const wrong of ['', 'пароль с 🙂 и пробелом ', 'пароль'] as const) t.false(await hasher.verify(wrong, hash));
  });

  test(`${name}: two hashes of one password differ and are PHC strings without the password`, async (t) => {
    const hasher = create();
    const [one, two] = await Promise.all([hasher.hash('correct horse'), hasher.hash('correct horse')]);
    t.not(one, two);
    for (const hash of [one, two]) {
      t.regex(hash, /^\$[a-z0-9-]+\$[\x21-\x7e]+$/);
      t.false(hash.includes('correct'));
    }
    t.true(await hasher.verify('correct horse', two));
  });

  test(`${name}: what is not a hash verifies nothing`, async (t) => {
    const hasher = create();
    for (const noHash of ['', 'plain', '$', '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAA', '\0'])
      t.false(await hasher.verify('plain', noHash), noHash);
  });

  if (isSlow)
    test.serial(
      `${name}: hashing is much work, and what is not a hash takes about as much as a wrong password`,
      async (t) => {
        const hasher = create();
        const hash = await hasher.hash('correct horse');
        const timed = (stored: string): Promise<number> => cpuMsOf(() => hasher.verify('wrong horse', stored));
        const times: { readonly wrong: number; readonly none: number }[] = [];
        for (let i = 0; i < 9; i += 1) times.push({ wrong: await timed(hash), none: await timed('no hash at all') });
        const median = (values: number[]): number => values.sort((a, b) => a - b)[4] ?? NaN;
        const wrong = median(times.map((time) => time.wrong));
        const none = median(times.map((time) => time.none));
        t.log(`wrong password ${wrong.toFixed(0)} ms, no hash ${none.toFixed(0)} ms`);
        t.true(wrong > 2);
        t.true(none > wrong / 3 && none < wrong * 3);
      },
    );
};
