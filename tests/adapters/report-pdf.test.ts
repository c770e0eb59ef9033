import { Readable } from 'node:stream';
import test from 'ava';
import { createInMemoryVideoStorage } from '../../adapters/in-memory/storage/index.js';
import { StorageFault, type VideoStorage } from '../../application/ports/video-storage.js';
import { createPdfReportRenderer, type PrintedReport } from '../../adapters/report-pdf/index.js';
import { ReportRenderFault } from '../../application/ports/report-renderer.js';
import { reportPrint } from '../../hosts/koa/pages/reports/report-print.js';
import { wordsOf } from '../../hosts/koa/pages/shared/page-context.js';
import { aFinalReport, aReport, aReportDocument } from '../builders/a-report.js';
import { aReportFinding } from '../builders/a-report-finding.js';
import { readDocument, reportRendererContract, withoutSpace } from '../contracts/report-renderer.contract.js';
import { pdfPages, pdfText } from './pdf-text.js';

const rendererOver = (storage: VideoStorage) =>
  createPdfReportRenderer({ print: (report, locale) => reportPrint(report, wordsOf(locale)), storage });
const renderer = () => rendererOver(createInMemoryVideoStorage());

reportRendererContract(test, {
  name: 'pdf report',
  create: async () => {
    const storage = createInMemoryVideoStorage();
    return {
      subject: rendererOver(storage),
      textOf: pdfText,
      picturesIn: (document) => document.toString('latin1').split('/Subtype /Image').length - 1,
      keep: async (key, jpeg) => {
        await storage.put(key, Readable.from([jpeg]), { contentType: 'image/jpeg', maxBytes: 10_000 });
      },
      dispose: async () => undefined,
    };
  },
});

test('matched words are bold and the rest of the quote is not', async (t) => {
  const quote = {
    kind: 'quote',
    channel: 'speech',
    quote: 'слышно дурь вслух',
    marks: [[7, 11]],
    interval: { startMs: 0, endMs: 900 },
    rule: 'rude-lexicon',
  } as const;
  const report = aReport({
    document: aReportDocument({ findings: [aReportFinding(undefined, { evidence: [quote] })] }),
  });
  const shown = pdfPages(await readDocument(renderer().render(report, 'ru'))).flat();
  const fontsOf = (word: string) => shown.filter(({ text }) => text.includes(word)).map(({ font }) => font);
  t.deepEqual(fontsOf('дурь'), ['DejaVuSans-Bold']);
  t.deepEqual(fontsOf('вслух'), ['DejaVuSans']);
});

test('every page carries its number, and a draft says on each that it is one', async (t) => {
  const findings = Array.from({ length: 80 }, (_, at) =>
    aReportFinding({ startMs: at * 1_000, endMs: at * 1_000 + 500 }),
  );
  const document = aReportDocument({ verdict: 'signs-found', findings });
  const pages = pdfPages(await readDocument(renderer().render(aReport({ document }), 'ru')));
  t.true(pages.length > 3);
  for (const [at, page] of pages.entries()) {
    const text = withoutSpace(page.map((shown) => shown.text).join(''));
    t.true(text.includes(`Страница${at + 1}из${pages.length}`), `page ${at + 1}`);
    t.true(text.includes('Черновик'), `page ${at + 1}`);
  }
  const final = pdfText(await readDocument(renderer().render(aFinalReport({ document }), 'ru')));
  t.notRegex(final, /Черновик/);
  t.regex(withoutSpace(final), /Провереночеловеком/);
});

test('findings of one article stand together under it', async (t) => {
  const obscene = aReportFinding(undefined, { riskCode: 'A', nameEn: 'First risk', law: ['Law one'] });
  const other = aReportFinding(undefined, { riskCode: 'B', nameEn: 'Second risk', law: ['Law two', 'Law one'] });
  const third = aReportFinding(undefined, { riskCode: 'C', nameEn: 'Third risk', law: ['Law one'] });
  const document = aReportDocument({ findings: [obscene, other, third] });
  const text = pdfText(await readDocument(renderer().render(aFinalReport({ document }), 'en')));
  const order = ['Law one', 'First risk', 'Third risk', 'Law two', 'Second risk'].map((part) => text.indexOf(part));
  t.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  t.true(order.every((at) => at >= 0));
});

test('a report that cannot be laid out is a fault with its cause', async (t) => {
  const cause = new Error('no words');
  const subject = createPdfReportRenderer({
    storage: createInMemoryVideoStorage(),
    print: (): PrintedReport => {
      throw cause;
    },
  });
  const fault = await t.throwsAsync(readDocument(subject.render(aReport(), 'ru')), { instanceOf: ReportRenderFault });
  t.is(fault?.cause, cause);
});

test('a store that does not answer is a fault of the rendering, not half a report', async (t) => {
  const cause = new StorageFault('down');
  const frames = [{ key: 'reports/a.jpg', interval: { startMs: 0, endMs: 9 }, isSensitive: false, marks: [] }];
  const subject = rendererOver({ ...createInMemoryVideoStorage(), read: () => Promise.reject(cause) });
  const report = aReport({ document: aReportDocument({ findings: [aReportFinding(undefined, { frames })] }) });
  const fault = await t.throwsAsync(readDocument(subject.render(report, 'ru')), { instanceOf: ReportRenderFault });
  t.is(fault?.cause, cause);
});
