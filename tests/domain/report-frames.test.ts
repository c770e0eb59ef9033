import test from 'ava';
import {
  choosePictures,
  framesOfFindingLimit,
  framesOfReportLimit,
  keptPictures,
  withFrames,
  type ReportPicture,
} from '../../domain/report/report-frames.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { Evidence } from '../../domain/trigger/evidence.js';
import { aReportDocument } from '../builders/a-report.js';
import { aReportFinding } from '../builders/a-report-finding.js';

/** A new picture every two seconds. */
const pictures = (count: number): readonly ReportPicture[] =>
  Array.from({ length: count }, (_, i) => ({ key: `f${i}`, interval: { startMs: i * 2_000, endMs: (i + 1) * 2_000 } }));

const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
const frame = (atMs: number, score: number): Evidence => ({ kind: 'frame', atMs, label: 'knife', score, box });
const seen = (atMs: number, ...evidence: readonly Evidence[]) =>
  aReportFinding(
    { startMs: atMs, endMs: atMs + 1_000 },
    { riskCode: 'ALC_CONSUMPTION', category: 'alcohol_tobacco_drugs', severity: 'low', source: 'objects', evidence },
  );
const chosen = (findings: Parameters<typeof choosePictures>[0], of = pictures(30)): readonly string[] =>
  choosePictures(findings, shippedCatalogue, of).map(({ key }) => key);

test('a finding is proved by the picture that was shown at the moment of its evidence', (t) => {
  t.deepEqual(chosen([seen(4_000, frame(4_000, 0.9))]), ['f2']);
  t.deepEqual(chosen([seen(5_999, frame(5_999, 0.9))]), ['f2']);
  t.deepEqual(chosen([seen(4_000, frame(999_000, 0.9))]), [], 'no picture of it');
  const late = pictures(4).slice(1);
  t.deepEqual(chosen([seen(0, frame(0, 0.9))], late), ['f1'], 'the first one stands for what lies before it');
  t.deepEqual(chosen([seen(0, frame(0, 0.9))], []), []);
});

test('of many places the best are shown, by time, and what lies on one picture is marked on it', (t) => {
  const scores = [0.5, 0.9, 0.6, 0.8, 0.7];
  const finding = seen(0, ...scores.map((score, i) => frame(i * 2_000, score)), frame(2_100, 0.55));
  t.deepEqual(chosen([finding]), ['f1', 'f3', 'f4']);
  const [shown] = withFrames([finding], pictures(30));
  t.deepEqual(
    shown?.frames?.map(({ key, marks }) => [key, marks.map(({ score }) => score)]),
    [
      ['f1', [0.9, 0.55]],
      ['f3', [0.8]],
      ['f4', [0.7]],
    ],
  );
  t.deepEqual(shown?.frames?.[0]?.marks[0], { label: 'knife', score: 0.9, box });
});

test('a score without a place is shown by the picture in the middle of its stretch, text by that of its line', (t) => {
  const interval = { startMs: 10_000, endMs: 20_000 };
  const score: Evidence = { kind: 'score', classifier: 'nsfw', label: 'x', peak: 1, threshold: 0.5, aboveMs: 9 };
  t.deepEqual(chosen([{ ...seen(0, score), interval }]), ['f7']);
  const quote = (channel: 'speech' | 'on-screen-text'): Evidence => ({
    kind: 'quote',
    channel,
    quote: 'промокод',
    marks: [],
    interval: { startMs: 40_000, endMs: 44_000 },
    rule: 'r',
  });
  t.deepEqual(chosen([seen(0, quote('on-screen-text'))]), ['f21']);
  t.deepEqual(chosen([seen(0, quote('speech'), { kind: 'note', text: 'x' })]), [], 'what was heard has no picture');
});

test('every finding gets one picture before any gets a second, the gravest first, and a report has an end', (t) => {
  const many = Array.from({ length: 150 }, (_, i) =>
    seen(i * 6_000, ...[0, 1, 2].map((step) => frame(i * 6_000 + step * 2_000, 0.9 - step / 10))),
  );
  const keys = chosen(many, pictures(450));
  t.is(keys.length, framesOfReportLimit);
  for (let i = 0; i < 150; i++) t.true(keys.includes(`f${i * 3}`), `the best of ${i}`);
  const grave = { ...seen(1_798_000, frame(1_798_000, 0.1)), riskCode: 'NSFW_PORN' };
  const more = Array.from({ length: 400 }, (_, i) => seen(i * 2_000, frame(i * 2_000, 0.9)));
  t.true(chosen([...more, grave], pictures(900)).includes('f899'));
  t.is(framesOfFindingLimit, 3);
});

test('nudity, violence and data of people are sensitive, whoever shows the picture', (t) => {
  const glass = seen(4_000, frame(4_000, 0.9));
  const sensitive = (...findings: Parameters<typeof withFrames>[0]) =>
    withFrames(findings, pictures(30)).map(({ frames = [] }) => frames.map(({ isSensitive }) => isSensitive));
  t.deepEqual(sensitive(glass), [[false]]);
  for (const over of [
    { category: 'nsfw_erotica' },
    { category: 'violence_gore' },
    { source: 'nsfw' },
    { source: 'violence' },
    { riskCode: 'PRIV_PERSONAL_DATA' },
  ] as const)
    t.deepEqual(sensitive({ ...glass, ...over }), [[true]]);
  const nude = { ...seen(5_000), category: 'nsfw_erotica', source: 'nsfw' } as const;
  t.deepEqual(sensitive(glass, nude), [[true], []], 'the same picture shows both');
  t.deepEqual(sensitive(seen(20_000, frame(20_000, 0.9)), nude), [[false], []]);
  const told = { ...nude, source: 'speech' } as const;
  t.deepEqual(sensitive(glass, told), [[false], []], 'what is only told shows nothing');
});

test('a picture that comes again is as sensitive as where it was found', (t) => {
  const again = pictures(3).map((picture, i) => (i === 2 ? { ...picture, key: 'f0' } : picture));
  const nude = { ...seen(0, frame(0, 0.9)), category: 'nsfw_erotica', source: 'nsfw' } as const;
  const shown = withFrames([nude, seen(4_000, frame(4_000, 0.9))], again);
  t.deepEqual(
    shown.map(({ frames = [] }) => frames.map(({ key, isSensitive }) => [key, isSensitive])),
    [[['f0', true]], [['f0', true]]],
  );
});

test('the final report goes on with the pictures that the draft keeps', (t) => {
  const findings = withFrames([seen(4_000, frame(4_000, 0.9)), seen(9_000, frame(8_000, 0.9))], pictures(30));
  const kept = keptPictures(aReportDocument({ findings }));
  t.deepEqual(kept, [pictures(30)[2], pictures(30)[4]] as never);
  t.deepEqual(withFrames(findings, kept), findings);
  t.deepEqual(keptPictures(aReportDocument({ findings: [aReportFinding()] })), [], 'one from before there were any');
});
