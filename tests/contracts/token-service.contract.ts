import type { TestFn } from 'ava';
import type { TokenClaims, TokenService } from '../../application/ports/token-service.js';
import { tokenFamilyId, userId } from '../../domain/shared/ids.js';
import { instant, plusMs } from '../../domain/shared/instant.js';

export interface TokenServiceContractOptions {
  readonly name: string;
  readonly create: () => TokenService;
  /** Another service of the same kind with its own key. */
  readonly createForeign: () => TokenService;
}

const hourMs = 3_600_000;
/** More than the minute by which clocks may differ. */
const slackMs = 90_000;
const now = instant(Date.UTC(2026, 4, 1, 12, 0, 0, 123));
const claims: TokenClaims = {
  userId: userId('019b76da-a800-7000-8000-000000000001'),
  role: 'operator',
  familyId: tokenFamilyId('019b76da-a800-7000-8000-000000000002'),
};

export const tokenServiceContract = (test: TestFn, options: TokenServiceContractOptions): void => {
  const { name, create, createForeign } = options;

  test(`${name}: a token tells whose it is and when it was made, to the millisecond`, async (t) => {
    const service = create();
    const { access, refresh } = await service.issue(claims, now);
    const verified = await service.verifyAccess(access, plusMs(now, 1));
    t.like(verified, { ...claims, issuedAt: now });
    t.like(await service.verifyRefresh(refresh, plusMs(now, 1)), { ...claims, issuedAt: now });
  });

  test(`${name}: what was verified elsewhere is read, and only as an access token`, async (t) => {
    const service = create();
    const { access, refresh } = await service.issue(claims, now);
    const payloadOf = (token: string): unknown =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    t.deepEqual(service.readAccess(payloadOf(access), now), await service.verifyAccess(access, now));
    const { exp: _, ...endless } = payloadOf(access) as { readonly exp: number };
    for (const payload of [payloadOf(refresh), endless, {}, null, 'text', undefined, []])
      t.is(service.readAccess(payload, now), undefined, JSON.stringify(payload));
  });

  test(`${name}: every token has an id of its own`, async (t) => {
    const service = create();
    const pairs = await Promise.all([service.issue(claims, now), service.issue(claims, now)]);
    const ids = new Set<string | undefined>();
    for (const { access, refresh } of pairs) {
      ids.add((await service.verifyAccess(access, now))?.tokenId);
      ids.add((await service.verifyRefresh(refresh, now))?.tokenId);
    }
    ids.delete(undefined);
    t.is(ids.size, 4);
  });

  test(`${name}: access lives an hour, refresh seven days`, async (t) => {
    const service = create();
    const { access, refresh } = await service.issue(claims, now);
    t.truthy(await service.verifyAccess(access, plusMs(now, hourMs - slackMs)));
    t.is(await service.verifyAccess(access, plusMs(now, hourMs + slackMs)), undefined);
    t.truthy(await service.verifyRefresh(refresh, plusMs(now, 7 * 24 * hourMs - slackMs)));
    t.is(await service.verifyRefresh(refresh, plusMs(now, 7 * 24 * hourMs + slackMs)), undefined);
  });

  test(`${name}: clocks of machines may differ by a minute`, async (t) => {
    const service = create();
    const { access, refresh } = await service.issue(claims, now);
    t.truthy(await service.verifyAccess(access, plusMs(now, hourMs + 59_000)));
    t.truthy(await service.verifyRefresh(refresh, plusMs(now, 7 * 24 * hourMs + 59_000)));
    t.truthy(await service.verifyAccess(access, plusMs(now, -59_000)));
    t.is(await service.verifyAccess(access, plusMs(now, -61_500)), undefined);
  });

  test(`${name}: neither token passes for the other`, async (t) => {
    const service = create();
    const { access, refresh } = await service.issue(claims, now);
    t.is(await service.verifyAccess(refresh, now), undefined);
    t.is(await service.verifyRefresh(access, now), undefined);
  });

  test(`${name}: what somebody else signed, changed or made up is no token`, async (t) => {
    const service = create();
    const { access } = await service.issue(claims, now);
    const foreign = await createForeign().issue(claims, now);
    const middle = Math.floor(access.length / 2);
    const changed = access.slice(0, middle) + (access[middle] === 'A' ? 'B' : 'A') + access.slice(middle + 1);
    for (const token of [foreign.access, changed, '', 'a.b.c', '...', access.slice(0, -2), `${access}.x`, 'Ж'])
      t.is(await service.verifyAccess(token, now), undefined, token);
  });

  test(`${name}: a token from the future is no token`, async (t) => {
    const service = create();
    const { access } = await service.issue(claims, plusMs(now, hourMs));
    t.is(await service.verifyAccess(access, now), undefined);
  });
};
