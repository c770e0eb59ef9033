/** Seconds that clocks may differ by; the same as the token service's. */
export const clockToleranceS = 60;

export interface KnownTokens {
  /** What the token of this header says, if it was found good before and has not ended since. */
  find(authorization: string, nowS: number): object | undefined;
  keep(authorization: string, payload: object): void;
}

const longestHeader = 2_048;

/**
 * Tokens whose signature was found good lately, by the whole header that carried them: a program sends the same one for an
 * hour, and the signature under it can not become wrong. Their end is looked at each time, and so are, elsewhere, their account
 * and whether it is still logged in. The one that has been known longest goes first.
 */
export const knownTokens = (most = 1_000): KnownTokens => {
  const known = new Map<string, { readonly payload: object; readonly endsS: number }>();
  return {
    find(authorization, nowS) {
      const found = known.get(authorization);
      if (found === undefined || nowS < found.endsS + clockToleranceS) return found?.payload;
      known.delete(authorization);
      return undefined;
    },
    keep(authorization, payload) {
      const { exp } = payload as { readonly exp?: unknown };
      if (typeof exp !== 'number' || authorization.length > longestHeader) return;
      known.set(authorization, { payload, endsS: exp });
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
  };
};
