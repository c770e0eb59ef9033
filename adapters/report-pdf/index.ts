import { setImmediate as nextTurn } from 'node:timers/promises';
import { ReportRenderFault, type ReportRenderer } from '../../application/ports/report-renderer.js';
import type { VideoStorage } from '../../application/ports/video-storage.js';
import type { Report } from '../../domain/report/report.js';
import type { Locale } from '../../domain/user/user.js';
import { drawClosing, drawFooters } from './draw-closing.js';
import { drawFindings } from './draw-findings.js';
import { drawOpening } from './draw-opening.js';
import { readFonts } from './fonts.js';
import { createPictureOpener } from './open-pictures.js';
import type { PrintedReport } from './printed-report.js';
import { Sheet } from './sheet.js';

export type * from './printed-report.js';

export interface PdfReportRendererOptions {
  /** The report in the words of the reader's language. */
  readonly print: (report: Report, locale: Locale) => PrintedReport;
  /** Where the pictures of reports are. */
  readonly storage: Pick<VideoStorage, 'read'>;
}

/** A4 with fonts inside, so that it looks the same everywhere and its text can be searched and copied. */
export const createPdfReportRenderer = ({ print, storage }: PdfReportRendererOptions): ReportRenderer => {
  const fonts = readFonts();
  const draw = async (report: Report, locale: Locale): Promise<PDFKit.PDFDocument> => {
    const printed = print(report, locale);
    const createdAt = new Date(report.state === 'final' ? report.finalisedAt : report.createdAt);
    const sheet = new Sheet(fonts, { title: printed.title, language: locale, createdAt });
    drawOpening(sheet, printed);
    await drawFindings(sheet, printed, createPictureOpener(sheet.document, storage), () => nextTurn());
    drawClosing(sheet, printed);
    drawFooters(sheet, printed);
    sheet.document.end();
    return sheet.document;
  };
  return {
    contentType: 'application/pdf',
    fileExtension: 'pdf',
    async *render(report, locale) {
      const document = await draw(report, locale).catch((cause: unknown) => {
        throw new ReportRenderFault('the report could not be laid out', { cause });
      });
      for await (const chunk of document) yield chunk as Uint8Array;
    },
  };
};
