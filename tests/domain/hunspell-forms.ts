interface Affix {
  readonly kind: 'prefix' | 'suffix';
  readonly canCross: boolean;
  readonly rules: { readonly strip: string; readonly add: string; readonly condition: RegExp }[];
}

const parseAffixes = (aff: string): ReadonlyMap<string, Affix> => {
  const affixes = new Map<string, Affix>();
  for (const line of aff.split('\n')) {
    const [tag, flag, third, fourth, condition] = line.trim().split(/\s+/);
    if ((tag !== 'SFX' && tag !== 'PFX') || flag === undefined || third === undefined || fourth === undefined) continue;
    const kind = tag === 'SFX' ? 'suffix' : 'prefix';
    if (condition === undefined) {
      affixes.set(flag, { kind, canCross: third === 'Y', rules: [] });
      continue;
    }
    affixes.get(flag)?.rules.push({
      strip: third === '0' ? '' : third,
      add: fourth === '0' ? '' : (fourth.split('/')[0] ?? ''),
      condition: new RegExp(kind === 'suffix' ? `${condition}$` : `^${condition}`, 'u'),
    });
  }
  return affixes;
};

const applied = (stem: string, affix: Affix): string[] =>
  affix.rules
    .filter(
      ({ strip, condition }) =>
        condition.test(stem) && (affix.kind === 'suffix' ? stem.endsWith(strip) : stem.startsWith(strip)),
    )
    .map(({ strip, add }) =>
      affix.kind === 'suffix' ? stem.slice(0, stem.length - strip.length) + add : add + stem.slice(strip.length),
    );

/** Every form of a Hunspell dictionary with single-character flags: stems, suffixed, prefixed and both where allowed. */
export function* hunspellForms(
  aff: string,
  dic: string,
): Generator<{ readonly headword: string; readonly form: string }> {
  const affixes = parseAffixes(aff);
  for (const line of dic.split('\n').slice(1)) {
    const [stem, flags = ''] = line.trim().split(/\t/)[0]?.split('/') ?? [];
    if (stem === undefined || stem === '') continue;
    yield { headword: stem, form: stem };
    const own = [...flags].flatMap((flag) => affixes.get(flag) ?? []);
    for (const affix of own) {
      for (const form of applied(stem, affix)) {
        yield { headword: stem, form };
        if (affix.kind !== 'suffix' || !affix.canCross) continue;
        for (const prefix of own.filter((other) => other.kind === 'prefix' && other.canCross))
          for (const both of applied(form, prefix)) yield { headword: stem, form: both };
      }
    }
  }
}
