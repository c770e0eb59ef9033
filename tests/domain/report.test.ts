import test from 'ava';
import { fc } from '../builders/properties.js';
import { ageMarks } from '../../domain/age-rating/age-rating.js';
import { suggestAgeRating } from '../../domain/age-rating/suggest-age-rating.js';
import { compileReport } from '../../domain/report/compile-report.js';
import { redeclareMark } from '../../domain/report/redeclare-mark.js';
import { draftReport, finaliseReport } from '../../domain/report/report-decisions.js';
import { blockingFindings } from '../../domain/report/verdict.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import { severities } from '../../domain/risk-definition/risk-definition.js';
import { checkNames } from '../../domain/signal/coverage.js';
import { decodedPart } from '../../domain/signal/decoded-part.js';
import type { TriggerId } from '../../domain/shared/ids.js';
import type { Trigger } from '../../domain/trigger/trigger.js';
import { aReportDocument } from '../builders/a-report.js';
import { aDecision, aProcessedTrigger, aTrigger } from '../builders/a-trigger.js';
import { aVerificationVideo } from '../builders/a-video.js';
import { atNoon, minute, noon } from '../builders/moments.js';
import { knownIds } from '../builders/known-ids.js';

const pending = (riskCode: string, startMs = 1_000): Trigger =>
  aTrigger({ riskCode, interval: { startMs, endMs: startMs + 500 } });
const confirmed = (riskCode: string, startMs = 1_000): Trigger => {
  const interval = { startMs, endMs: startMs + 500 };
  return aProcessedTrigger({ riskCode, interval, decision: aDecision({ riskCode, interval }) });
};
const rejected = (riskCode: string): Trigger =>
  aProcessedTrigger({ riskCode, decision: aDecision({ riskCode, verdict: 'rejected' }) });
const relabelled = (from: string, to: string): Trigger =>
  aProcessedTrigger({
    riskCode: from,
    decision: aDecision({ verdict: 'relabelled', riskCode: to, comment: 'другое' }),
  });
const addedByHand = (riskCode: string): Trigger =>
  aProcessedTrigger({ riskCode, source: 'operator', decision: aDecision({ riskCode }) });

const rate = (...triggers: readonly Trigger[]) => suggestAgeRating(triggers, shippedCatalogue);
const video = aVerificationVideo();
const report = (...triggers: readonly Trigger[]) =>
  compileReport({ video, triggers, catalogue: shippedCatalogue, coverage: [], summary: 'Итог.' });

const aTriggerOfAnyKind = fc
  .tuple(
    fc.constantFrom(...shippedCatalogue.risks.map((risk) => risk.code)),
    fc.constantFrom('p', 'c', 'r', 'o'),
    fc.nat(200_000),
  )
  .map(([code, kind, at]) =>
    kind === 'p'
      ? pending(code, at)
      : kind === 'c'
        ? confirmed(code, at)
        : kind === 'r'
          ? rejected(code)
          : addedByHand(code),
  );
const someTriggers = fc.array(aTriggerOfAnyKind, { maxLength: 12 });

test('nothing found suggests 0+ and asks for nothing lower', (t) => {
  t.deepEqual(rate(), { mark: '0+', reasons: [], next: undefined });
});

test('risks without an effect on age give no reason', (t) => {
  t.is(rate(pending('AD_UNMARKED')).mark, '0+');
});

test('the highest effect is the mark, confirmed or not; rejected triggers do not count', (t) => {
  t.is(rate(pending('VIOL_WEAPON_DISPLAY')).mark, '12+');
  t.is(rate(pending('VIOL_WEAPON_DISPLAY'), confirmed('PROF_RUDE')).mark, '16+');
  t.is(rate(rejected('PROF_OBSCENE_SPEECH'), confirmed('PROF_RUDE')).mark, '16+');
  t.is(rate(pending('NSFW_PORN'), confirmed('PROF_OBSCENE_SPEECH')).mark, 'prohibited');
});

test('a relabelled trigger counts as what it was relabelled to', (t) => {
  t.is(rate(relabelled('PROF_OBSCENE_SPEECH', 'PROF_RUDE')).mark, '16+');
  t.is(rate(relabelled('NSFW_PORN', 'AD_UNMARKED')).mark, '0+');
});

test('the next lower mark names exactly the triggers that hold the mark up', (t) => {
  const oath = confirmed('PROF_OBSCENE_SPEECH', 5_000);
  const rude = confirmed('PROF_RUDE', 1_000);
  t.deepEqual(rate(rude, oath).next, { mark: '16+', remove: [oath.id] });
  t.deepEqual(rate(rude).next, { mark: '0+', remove: [rude.id] });
  const porn = pending('NSFW_PORN', 9_000);
  t.deepEqual(rate(rude, oath, porn).next, { mark: '18+', remove: [porn.id] });
});

test('removing what the rating says to remove gives the mark that it promises, and nothing less does', (t) => {
  fc.assert(
    fc.property(someTriggers, (triggers) => {
      const rating = rate(...triggers);
      if (rating.next === undefined) {
        t.is(rating.mark, '0+');
        return;
      }
      const { mark, remove } = rating.next;
      const without = (ids: readonly TriggerId[]): readonly Trigger[] => triggers.filter(({ id }) => !ids.includes(id));
      t.is(rate(...without(remove)).mark, mark);
      for (const kept of remove) t.is(rate(...without(remove.filter((id) => id !== kept))).mark, rating.mark);
    }),
  );
});

test('reasons come gravest first and say whether a person confirmed them', (t) => {
  const { reasons } = rate(
    pending('PROF_RUDE', 9_000),
    confirmed('PROF_OBSCENE_SPEECH', 5_000),
    confirmed('PROF_RUDE', 1_000),
  );
  t.deepEqual(
    reasons.map(({ effect, interval, isConfirmed }) => [effect, interval.startMs, isConfirmed]),
    [
      ['18+', 5_000, true],
      ['16+', 1_000, true],
      ['16+', 9_000, false],
    ],
  );
  t.true(reasons.every((reason) => reason.law.length > 0));
});

test('a rating does not depend on the order of triggers', (t) => {
  fc.assert(
    fc.property(someTriggers, (triggers) => {
      t.deepEqual(rate(...[...triggers].reverse()), rate(...triggers));
      t.true(['prohibited', ...ageMarks].includes(rate(...triggers).mark));
    }),
  );
});

test('a report of nothing says no signs were found, never that the video is clean', (t) => {
  const document = report();
  t.is(document.verdict, 'no-signs-found');
  t.deepEqual(document.findings, []);
  t.deepEqual(document.counts, { raised: 0, confirmed: 0, rejected: 0, undecided: 0, addedByOperator: 0 });
});

test('a standing finding makes the verdict, and one that no mark cures blocks', (t) => {
  t.is(report(pending('PROF_RUDE')).verdict, 'signs-found');
  t.is(report(confirmed('AD_UNMARKED')).verdict, 'signs-found');
  t.is(report(pending('NSFW_PORN')).verdict, 'blocked');
  t.is(report(rejected('NSFW_PORN')).verdict, 'no-signs-found');
  t.is(report(relabelled('NSFW_PORN', 'NSFW_EROTICA_NUDITY')).verdict, 'signs-found');
});

test('what an answer bars blocks too; silence about it does not', (t) => {
  const shown = confirmed('DRUG_USE_SHOWN');
  const answered = (answer: 'approves' | 'neutral') =>
    compileReport({
      video,
      triggers: [shown],
      catalogue: shippedCatalogue,
      coverage: [],
      summary: '',
      answers: [
        {
          scope: { kind: 'trigger', triggerId: shown.id },
          question: 'attitude',
          answer,
          answeredBy: knownIds.operator,
          answeredAt: noon,
        },
      ],
    });
  t.is(report(shown).verdict, 'signs-found');
  t.is(answered('neutral').verdict, 'signs-found');
  const blocked = answered('approves');
  t.is(blocked.verdict, 'blocked');
  t.is(blocked.ageRating.answers.length, 1);
  t.deepEqual(
    blockingFindings(blocked).map(({ triggerId }) => triggerId),
    [shown.id],
  );
});

test('a blocked verdict names the findings that block and whether a person has confirmed them', (t) => {
  const document = report(pending('NSFW_PORN', 9_000), confirmed('SYM_NAZI'), confirmed('PROF_RUDE'));
  t.is(document.verdict, 'blocked');
  t.false(document.ageRating.canBeReady);
  const barring = shippedCatalogue.risks.filter(({ age }) => age === 'prohibited').map(({ code }) => code);
  t.deepEqual(
    blockingFindings(document).map(({ riskCode, status }) => [riskCode, status]),
    document.findings
      .filter(({ riskCode }) => barring.includes(riskCode))
      .map(({ riskCode, status }) => [riskCode, status]),
  );
  t.true(blockingFindings(document).some(({ status }) => status === 'unverified'));
  for (const code of barring) {
    t.is(report(pending(code)).verdict, 'blocked', code);
    t.is(report(confirmed(code)).verdict, 'blocked', code);
    t.is(report(rejected(code)).verdict, 'no-signs-found', code);
  }
});

test('a declared mark that is too low is compared in the report, and again when another one is declared', (t) => {
  const document = compileReport({
    video: { ...video, declaredMark: '6+' },
    triggers: [confirmed('PROF_OBSCENE_TEXT')],
    catalogue: shippedCatalogue,
    coverage: [],
    summary: '',
  });
  t.like(document.ageRating.declared, { mark: '6+', fit: 'too-low' });
  const again = redeclareMark(document, '18+', shippedCatalogue);
  t.like(again.ageRating.declared, { mark: '18+', fit: 'exact' });
  t.is(redeclareMark(again, undefined, shippedCatalogue).ageRating.declared, undefined);
  t.deepEqual(redeclareMark(again, '6+', shippedCatalogue), document);
});

test('undecided triggers stand as unverified, confirmed ones as confirmed, rejected ones are only counted', (t) => {
  const document = report(
    pending('PROF_RUDE'),
    confirmed('AD_UNMARKED'),
    rejected('TOB_SMOKING'),
    addedByHand('SYM_NAZI'),
  );
  t.deepEqual(
    document.findings.map(({ riskCode, status }) => [riskCode, status]),
    [
      ['SYM_NAZI', 'confirmed'],
      ['AD_UNMARKED', 'confirmed'],
      ['PROF_RUDE', 'unverified'],
    ],
  );
  t.deepEqual(document.counts, { raised: 3, confirmed: 2, rejected: 1, undecided: 1, addedByOperator: 1 });
});

test('a relabelled finding carries the name, law, comment and fixes of the risk that stands', (t) => {
  const [finding] = report(relabelled('PROF_OBSCENE_SPEECH', 'PROF_RUDE')).findings;
  const risk = shippedCatalogue.risks.find((each) => each.code === 'PROF_RUDE');
  t.is(finding?.riskCode, 'PROF_RUDE');
  t.is(finding?.nameRu, risk?.nameRu);
  t.deepEqual(finding?.law, risk?.law);
  t.deepEqual(finding?.fixes, risk?.fixes);
  t.is(finding?.comment, 'другое');
});

test('a finding under a code that the catalogue no longer has is still in the report', (t) => {
  const [finding] = report(confirmed('GONE_RISK')).findings;
  t.is(finding?.riskCode, 'GONE_RISK');
  t.is(finding?.nameRu, 'GONE_RISK');
});

test('findings come gravest first, then by time, and every trigger is counted once on each side', (t) => {
  fc.assert(
    fc.property(someTriggers, (triggers) => {
      const { findings, counts } = report(...triggers);
      findings.forEach((finding, index) => {
        const next = findings[index + 1];
        if (!next) return;
        const order = severities.indexOf(finding.severity) - severities.indexOf(next.severity);
        t.true(order < 0 || (order === 0 && finding.interval.startMs <= next.interval.startMs));
      });
      t.is(counts.raised + counts.addedByOperator, triggers.length);
      t.is(counts.confirmed + counts.rejected + counts.undecided, triggers.length);
      t.is(findings.length, counts.confirmed + counts.undecided);
    }),
  );
});

test('a report keeps the catalogue under which it was made, with the date in its notice, and the video as it is', (t) => {
  const document = report();
  t.is(document.catalogue.version, shippedCatalogue.version);
  t.true(document.catalogue.noticeRu.includes(shippedCatalogue.factsAsOf));
  t.false(/\{/.test(document.catalogue.noticeRu + document.catalogue.noticeEn));
  t.is(document.video.sha256, video.sha256);
  t.is(document.video.durationMs, video.media.durationMs);
  t.is(document.video.height, 720);
  t.is(document.summary, 'Итог.');
});

test('a draft becomes final under the same id, with who verified it and when', (t) => {
  const about = { videoId: knownIds.video, executionId: knownIds.execution, ownerId: knownIds.owner };
  const draft = draftReport(knownIds.report, about, report(pending('PROF_RUDE')), noon);
  t.is(draft.state, 'draft');
  const document = report(confirmed('PROF_RUDE'));
  const final = finaliseReport(draft, document, knownIds.operator, atNoon(minute));
  t.deepEqual(final, {
    ...draft,
    state: 'final',
    document,
    verifiedBy: knownIds.operator,
    finalisedAt: atNoon(minute),
  });
});

test('a report with undecided findings cannot become final', (t) => {
  const about = { videoId: knownIds.video, executionId: knownIds.execution, ownerId: knownIds.owner };
  const document = report(pending('PROF_RUDE'));
  const draft = draftReport(knownIds.report, about, document, noon);
  t.throws(() => finaliseReport(draft, document, knownIds.operator, noon), { instanceOf: RangeError });
});

test('every check of the product stands in a report, told or not, each with its stretches', (t) => {
  const checked = aReportDocument().coverage;
  const { coverage } = compileReport({
    video,
    triggers: [],
    catalogue: shippedCatalogue,
    coverage: checked,
    summary: '',
  });
  t.deepEqual([...new Set(coverage.map(({ check }) => check))], [...checkNames]);
  for (const told of checked) t.true(coverage.includes(told));
  const whole = [{ startMs: 0, endMs: video.media.durationMs }];
  for (const entry of coverage.filter((one) => !checked.includes(one)))
    t.like(entry, { state: 'not-checked', reason: 'not-run', intervals: whole });
  t.is(report().coverage.length, checkNames.length);
});

test('what was decoded is checked up to there; less than a second is rounding', (t) => {
  t.deepEqual(decodedPart(60_000, 60_000), { decoded: [{ startMs: 0, endMs: 60_000 }], missing: [] });
  t.deepEqual(decodedPart(70_000, 60_000), { decoded: [{ startMs: 0, endMs: 60_000 }], missing: [] });
  t.deepEqual(decodedPart(59_001, 60_000), { decoded: [{ startMs: 0, endMs: 60_000 }], missing: [] });
  t.deepEqual(decodedPart(59_000, 60_000), {
    decoded: [{ startMs: 0, endMs: 59_000 }],
    missing: [{ startMs: 59_000, endMs: 60_000 }],
  });
  for (const nothing of [0, -5])
    t.deepEqual(decodedPart(nothing, 500), { decoded: [], missing: [{ startMs: 0, endMs: 500 }] });
});
