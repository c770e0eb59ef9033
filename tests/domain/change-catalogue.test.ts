import test from 'ava';
import { fc } from '../builders/properties.js';
import { detect } from '../../domain/detection/detect.js';
import { changeCatalogue, type RiskChange } from '../../domain/risk-definition/change-catalogue.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { findRisk, severities, type RiskCatalogue } from '../../domain/risk-definition/risk-definition.js';
import { anInput, said } from './signals.js';

const codes = shippedCatalogue.risks.map(({ code }) => code);
const changed = (catalogue: RiskCatalogue, ...changes: readonly RiskChange[]): RiskCatalogue => {
  const result = changeCatalogue(catalogue, changes);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
};
const refusalOf = (...changes: readonly RiskChange[]): unknown => {
  const result = changeCatalogue(shippedCatalogue, changes);
  return result.ok ? undefined : result.refusal;
};

test('a change makes the next version and leaves the given one and every other risk alone', (t) => {
  const before = structuredClone(shippedCatalogue);
  const after = changed(shippedCatalogue, { code: 'AD_UNMARKED', threshold: 0.99, severity: 'info', isEnabled: false });
  t.is(after.version, '2026-03-11.2');
  t.deepEqual(shippedCatalogue, before);
  t.like(findRisk(after, 'AD_UNMARKED'), { threshold: 0.99, severity: 'info', isEnabled: false });
  t.deepEqual(
    after.risks.filter(({ code }) => code !== 'AD_UNMARKED'),
    before.risks.filter(({ code }) => code !== 'AD_UNMARKED'),
  );
});

test('versions count up under one date of facts and begin again with newer facts', (t) => {
  const tenth = changed({ ...shippedCatalogue, version: '2026-03-11.9' }, { code: 'AD_UNMARKED', isEnabled: false });
  t.is(tenth.version, '2026-03-11.10');
  t.is(changed(tenth, { code: 'AD_UNMARKED', isEnabled: true }).version, '2026-03-11.11');
  t.is(changed({ ...tenth, factsAsOf: '2026-09-01' }, { code: 'AD_UNMARKED', threshold: 0 }).version, '2026-09-01.1');
  t.is(changed({ ...tenth, version: '2026-03-11.x' }, { code: 'AD_UNMARKED', threshold: 0 }).version, '2026-03-11.1');
});

test('a change that does not fit is refused, and nothing is changed with it', (t) => {
  const fits = { code: 'AD_UNMARKED', isEnabled: false };
  t.deepEqual(refusalOf(fits, { code: 'NO_SUCH' }), { kind: 'unknown-risk', riskCode: 'NO_SUCH' });
  for (const threshold of [-0.01, 1.01, Number.NaN, Number.POSITIVE_INFINITY])
    t.deepEqual(refusalOf(fits, { code: 'AD_NO_ERID', threshold }), {
      kind: 'invalid-threshold',
      riskCode: 'AD_NO_ERID',
    });
  t.deepEqual(refusalOf(), { kind: 'nothing-changed' });
  t.deepEqual(refusalOf({ code: 'AD_UNMARKED' }), { kind: 'nothing-changed' });
  t.deepEqual(refusalOf(fits, { code: 'AD_UNMARKED', isEnabled: true }), { kind: 'nothing-changed' });
});

test('whatever is changed, the law, the facts and the order of the risks stay', (t) => {
  const aChange = fc.record(
    {
      code: fc.constantFrom(...codes),
      threshold: fc.double({ min: 0, max: 1, noNaN: true }),
      severity: fc.constantFrom(...severities),
      isEnabled: fc.boolean(),
    },
    { requiredKeys: ['code'] },
  );
  const untuned = ({ risks, version: _, ...rest }: RiskCatalogue) => ({
    ...rest,
    risks: risks.map(({ threshold: _t, severity: _s, isEnabled: _e, ...facts }) => facts),
  });
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 8 }), (changes) => {
      const result = changeCatalogue(shippedCatalogue, changes);
      if (result.ok) t.deepEqual(untuned(result.value), untuned(shippedCatalogue));
      else t.is(result.refusal.kind, 'nothing-changed');
    }),
    { numRuns: 100 },
  );
});

test('a risk that is switched off, or below its new threshold, is no longer raised', (t) => {
  const raised = (catalogue: RiskCatalogue) =>
    detect(anInput(said('вчера мы пили водку'), { catalogue })).findings.map(({ riskCode }) => riskCode);
  const code = 'ALC_CONSUMPTION';
  t.deepEqual(raised(shippedCatalogue), [code]);
  t.deepEqual(raised(changed(shippedCatalogue, { code, isEnabled: false })), []);
  t.deepEqual(raised(changed(shippedCatalogue, { code, threshold: 1 })), []);
  t.deepEqual(raised(changed(shippedCatalogue, { code, threshold: 0 })), [code]);
});
