import test from 'ava';
import { readFile } from 'node:fs/promises';
import { compileReport } from '../../domain/report/compile-report.js';
import { ignoredReasons } from '../../domain/detection/detection.js';
import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { Report } from '../../domain/report/report.js';
import type { Evidence } from '../../domain/trigger/evidence.js';
import { triggerSources } from '../../domain/trigger/trigger.js';
import { analysisResult } from '../../hosts/cli/analyze/analysis-result.js';
import { analysisJsonSchema, analysisResultSchema } from '../../hosts/cli/analyze/analysis-result.schema.js';
import { reportJsonSchema, reportSchema } from '../../hosts/koa/api/report-schema/report.schema.js';
import { presentReport } from '../../hosts/koa/api/videos/report.presenter.js';
import { aFinalReport, aReport, aReportDocument } from '../builders/a-report.js';
import { aProcessedTrigger, aTrigger } from '../builders/a-trigger.js';
import { aCompletedVideo } from '../builders/a-video.js';
import { createWebHarness } from './harness/web-harness.js';

const interval = { startMs: 12_345, endMs: 13_000 };
const evidence: readonly Evidence[] = [
  { kind: 'quote', channel: 'metadata', quote: 'слово', marks: [[0, 5]], interval, rule: 'ad-cue' },
  { kind: 'frame', atMs: 12_400, label: 'knife', score: 0.5, box: { x: 0.1, y: 0.2, width: 0.3, height: 0.4 } },
  { kind: 'frame', atMs: 12_400, label: 'knife', score: 0.5, box: undefined },
  { kind: 'score', classifier: 'nsfw', label: 'explicit', peak: 0.9, threshold: 0.6, aboveMs: 700 },
  {
    kind: 'list',
    list: 'foreign-agents',
    version: '2026-03-11.1',
    asOf: '2026-03-11',
    title: 'Реестр',
    entry: 'Зубробородов',
    decision: '',
    since: undefined,
    note: '',
  },
  { kind: 'absence', lookedFor: 'erid', searched: interval, frames: 3, words: 4 },
  { kind: 'note', text: 'видно' },
];

/** Every risk of the catalogue, every source, every kind of evidence; some confirmed, some not. */
const reports = (): readonly Report[] => {
  const pending = shippedCatalogue.risks.map(({ code }, at) =>
    aTrigger({ riskCode: code, evidence, source: triggerSources[at % triggerSources.length] ?? 'speech' }),
  );
  const { coverage } = aReportDocument();
  const compile = (triggers: Parameters<typeof compileReport>[0]['triggers']) =>
    compileReport({
      video: aCompletedVideo(),
      triggers,
      catalogue: shippedCatalogue,
      coverage,
      ignored: ignoredReasons.map((reason) => ({ reason, count: 3 })),
      pictures: [{ key: 'reports/a.jpg', interval: { startMs: 12_000, endMs: 14_000 } }],
      summary: 'Итог',
    });
  return [
    aReport(),
    aReport({ document: compile(pending) }),
    aFinalReport({ document: compile([aProcessedTrigger({ evidence })]) }),
  ];
};

const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('every report that the API gives and every analysis of the command line keeps its schema', (t) => {
  for (const report of reports()) {
    for (const addresses of [new Map(), new Map([['reports/a.jpg', 'https://example.com/media/a.jpg?sig=1']])]) {
      const sent = asSent(presentReport(report, addresses));
      t.deepEqual(reportSchema.parse(sent), sent);
    }
    const written = asSent(analysisResult(report.document));
    t.deepEqual(analysisResultSchema.parse(written), written);
  }
});

test('a report with a field too many, too few or of another kind does not keep the schema', (t) => {
  const sent = asSent(presentReport(aReport())) as Record<string, unknown>;
  const { verdict: _, ...without } = sent;
  for (const broken of [without, { ...sent, extra: 1 }, { ...sent, verdict: 'clean' }, { ...sent, schema_version: 2 }])
    t.false(reportSchema.safeParse(broken).success);
});

test('the schemas in docs are up to date', async (t) => {
  for (const [name, schema] of [
    ['report', reportJsonSchema],
    ['analysis', analysisJsonSchema],
  ] as const) {
    const published: unknown = JSON.parse(await readFile(`docs/schemas/${name}.schema.json`, 'utf8'));
    t.deepEqual(published, asSent(schema), 'run: node hosts/setup/write-schemas.mjs');
  }
});

test('anybody can fetch the schema of the report', async (t) => {
  await using harness = await createWebHarness();
  const answer = await fetch(`${harness.url}/api/report-schema/`);
  t.is(answer.status, 200);
  t.regex(String(answer.headers.get('content-type')), /^application\/schema\+json/);
  t.deepEqual(await answer.json(), asSent(reportJsonSchema));
});
