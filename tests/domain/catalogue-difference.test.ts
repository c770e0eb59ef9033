import test from 'ava';
import { compareCatalogues } from '../../domain/risk-definition/catalogue-difference.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { tuned } from '../builders/a-tuned-catalogue.js';

test('a catalogue does not differ from itself', (t) => {
  t.deepEqual(compareCatalogues(shippedCatalogue, shippedCatalogue), []);
});

test('what admins tune, what only reads differently, what is new and what is gone are told apart', (t) => {
  const [first, second, third, ...rest] = shippedCatalogue.risks;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three risks');
  const next = tuned(shippedCatalogue, { code: first.code, isEnabled: false });
  const fresh = { ...third, code: 'BRAND_NEW' };
  const reworded = { ...second, sanctions: 'иначе' };
  const after = { ...next, risks: [...next.risks.slice(0, 1), reworded, ...rest, fresh] };
  t.deepEqual(compareCatalogues(shippedCatalogue, after), [
    { kind: 'tuned', before: first, after: { ...first, isEnabled: false } },
    { kind: 'reworded', before: second, after: reworded },
    { kind: 'added', risk: fresh },
    { kind: 'removed', risk: third },
  ]);
  for (const change of [{ threshold: 0.99 }, { severity: first.severity === 'info' ? 'low' : 'info' }] as const)
    t.like(compareCatalogues(shippedCatalogue, tuned(shippedCatalogue, { code: first.code, ...change })), [
      { kind: 'tuned', after: change },
    ]);
});
