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
    readonly dispose: () => Promise<void>;
  }>;
}

export const readDocument = async (chunks: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
};

export const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

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

  test(`${name}: a report of very many findings stays bounded and counts what it leaves out`, async (t) => {
    const { subject, textOf, dispose } = await create();
    const findings = Array.from({ length: 5_000 }, (_, at) =>
      aReportFinding({ startMs: at * 50, endMs: at * 50 + 40 }),
    );
    const report = aFinalReport({ document: aReportDocument({ verdict: 'signs-found', findings }) });
    const document = await readDocument(subject.render(report, 'en'));
    t.true(document.length < 5_000_000, String(document.length));
    t.regex(textOf(document).replaceAll(/\s+/g, ' '), /Further places: 4,\d{3}/);
    await dispose();
  });
};
