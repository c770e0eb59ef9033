import type { TestFn } from 'ava';
import type { ReportRenderer } from '../../application/ports/report-renderer.js';
import { locales } from '../../domain/user/user.js';
import { aFinalReport, aReport, aReportDocument } from '../builders/a-report.js';
import { aReportFinding } from '../builders/a-report-finding.js';

export interface ReportRendererContractOptions {
  readonly name: string;
  readonly create: () => Promise<{
    readonly subject: ReportRenderer;
    /** All text of a rendered document; how lines are broken does not matter. */
    readonly textOf: (document: Buffer) => string;
    /** How many different pictures are in a rendered document. */
    readonly picturesIn: (document: Buffer) => number;
    /** Puts a JPEG where the subject finds pictures of reports. */
    readonly keep: (key: string, jpeg: Uint8Array) => Promise<void>;
    readonly dispose: () => Promise<void>;
  }>;
}

export const readDocument = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
};

export const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

/** 8 x 4 pixels of grey, baseline. */
const aJpeg: Uint8Array = Buffer.from(
  '/9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE' +
    '4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAEAAgDASIAAhEBAxEB/8QAFQAB' +
    'AQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAA' +
    'D/2gAMAwEAAhEDEQA/AKAB/9k=',
  'base64',
);

export const reportRendererContract = (test: TestFn, { name, create }: ReportRendererContractOptions): void => {
  test(`${name}: the same report gives the same bytes, another language other ones`, async (t) => {
    const { subject, dispose } = await create();
    const report = aFinalReport({ document: aReportDocument({ findings: [aReportFinding()] }) });
    const [first, second] = [
      await readDocument(subject.render(report, 'ru')),
      await readDocument(subject.render(report, 'ru')),
    ];
    t.true(first.equals(second));
    t.false(first.equals(await readDocument(subject.render(report, 'en'))));
    await dispose();
  });

  test(`${name}: every language names the risk, its place, what was heard, the file and what was not checked`, async (t) => {
    const { subject, textOf, dispose } = await create();
    const finding = aReportFinding();
    const report = aReport({ document: aReportDocument({ verdict: 'signs-found', findings: [finding] }) });
    for (const locale of locales) {
      const text = withoutSpace(textOf(await readDocument(subject.render(report, locale))));
      for (const expected of [
        'Борщ за полчаса',
        locale === 'ru' ? finding.nameRu : finding.nameEn,
        '01:02.345',
        'звучит грубое слово вслух',
        'a'.repeat(64),
        ...finding.law,
        'whisper-small int8',
      ])
        t.true(text.includes(withoutSpace(expected)), `${locale}: ${expected}`);
    }
    await dispose();
  });

  test(`${name}: what people and models wrote stays text, however hostile`, async (t) => {
    const { subject, textOf, dispose } = await create();
    const hostile =
      '\u202Egpj.exe\u202C <script>alert(1)</script> \u0000) Tj (x) \\ %PDF endobj \uD800 Z' + '\u0301'.repeat(500);
    const video = { ...aReportDocument().video, title: hostile, fileName: hostile };
    const finding = { ...aReportFinding(), comment: hostile, nameRu: hostile };
    const report = aReport({ document: aReportDocument({ video, findings: [finding], summary: 'ы'.repeat(50_000) }) });
    const text = textOf(await readDocument(subject.render(report, 'ru')));
    t.true(withoutSpace(text).includes('<script>alert(1)</script>)Tj(x)\\%PDFendobj'));
    t.notRegex(text, /[\u202E\u0000]/u);
    await dispose();
  });

  test(`${name}: ordinary pictures are in it once, sensitive and missing ones are told instead`, async (t) => {
    const { subject, textOf, picturesIn, keep, dispose } = await create();
    for (const key of ['reports/a.jpg', 'reports/b.jpg', 'reports/nude.jpg']) await keep(key, aJpeg);
    await keep('reports/broken.jpg', aJpeg.subarray(0, 40));
    const frame = (key: string, isSensitive = false, second = 1) => ({
      key: `reports/${key}.jpg`,
      interval: { startMs: second * 1_000, endMs: second * 1_000 + 500 },
      isSensitive,
      marks: [{ label: 'knife', score: 0.9, box: { x: 0.2, y: 0.2, width: 0.5, height: 0.5 } }],
    });
    const findings = [
      aReportFinding(undefined, { frames: [frame('a'), frame('b', false, 2), frame('nude', true, 3)] }),
      aReportFinding(undefined, { frames: [frame('a'), frame('gone', false, 4), frame('broken', false, 5)] }),
    ];
    const report = aReport({ document: aReportDocument({ verdict: 'signs-found', findings }) });
    const document = await readDocument(subject.render(report, 'en'));
    t.is(picturesIn(document), 2);
    const text = textOf(document).replaceAll(/\s+/g, ' ');
    t.regex(text, /00:03\.000 is hidden/);
    t.regex(text, /00:04\.000 is not available/);
    t.regex(text, /00:05\.000 is not available/);
    t.true(document.equals(await readDocument(subject.render(report, 'en'))));
    await dispose();
  });

  test(`${name}: a report of very many findings stays bounded and counts what it leaves out`, async (t) => {
    const { subject, textOf, keep, dispose } = await create();
    await keep('reports/a.jpg', aJpeg);
    const interval = { startMs: 0, endMs: 1_000 };
    const frames = [{ key: 'reports/a.jpg', interval, isSensitive: false, marks: [] }];
    const findings = Array.from({ length: 5_000 }, (_, at) =>
      aReportFinding({ startMs: at * 50, endMs: at * 50 + 40 }, at < 200 ? { frames } : {}),
    );
    const report = aFinalReport({ document: aReportDocument({ verdict: 'signs-found', findings }) });
    const document = await readDocument(subject.render(report, 'en'));
    t.true(document.length < 5_000_000, String(document.length));
    const text = textOf(document).replaceAll(/\s+/g, ' ');
    t.regex(text, /Further places: 4,\d{3}/);
    t.regex(text, /Further frames: \d+/);
    await dispose();
  });
};
