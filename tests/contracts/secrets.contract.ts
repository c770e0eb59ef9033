import type { TestFn } from 'ava';
import type { Secrets } from '../../application/ports/secrets.js';

export interface SecretsContractOptions {
  readonly name: string;
  readonly create: () => Secrets;
}

export const secretsContract = (test: TestFn, { name, create }: SecretsContractOptions): void => {
  test(`${name}: a secret has 256 bits in characters that an address may carry, and never comes twice`, (t) => {
    const secrets = create();
    const made = Array.from({ length: 1_000 }, () => secrets.next());
    for (const secret of made) t.regex(secret, /^[A-Za-z0-9_-]{43,}$/);
    t.is(new Set(made).size, made.length);
    // Of 1,000 random letters none stands at one place much more often than the others.
    const counts = new Map<string, number>();
    for (const secret of made) counts.set(secret.slice(0, 1), (counts.get(secret.slice(0, 1)) ?? 0) + 1);
    t.true(Math.max(...counts.values()) < 60, JSON.stringify([...counts]));
  });

  test(`${name}: a secret has one hash, which other secrets don't have and which doesn't show the secret`, (t) => {
    const [one, other] = [create(), create()];
    const secret = one.next();
    t.is(one.hashOf(secret), other.hashOf(secret));
    t.not(one.hashOf(secret), one.hashOf(`${secret}x`));
    t.false(one.hashOf(secret).includes(secret));
    t.false(one.hashOf('ключ').includes('ключ'));
  });
};
