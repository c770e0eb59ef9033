import { drawAge } from './draw-age.js';
import { plainText } from './plain-text.js';
import { printLimits } from './print-limits.js';
import type { PrintedReport } from './printed-report.js';
import { ink, type Sheet } from './sheet.js';

/** What a reader in a hurry needs: is it a draft, what was found, which age mark. */
export const drawOpening = (sheet: Sheet, report: PrintedReport): void => {
  const { state, verdict } = report;
  sheet.paragraph(report.kind, { size: 10, color: ink.quiet });
  sheet.paragraph(plainText(report.title, printLimits.title), { size: 18, isBold: true });
  sheet.gap(6);
  sheet.paragraph(state.text, { isBold: true, color: state.isDraft ? ink.warning : ink.accent });
  sheet.paragraph(state.hint, { color: ink.quiet, above: 1 });
  sheet.gap(8);
  sheet.rule();
  sheet.paragraph(verdict.text, { size: 13, isBold: true });
  sheet.paragraph(verdict.hint, { above: 2 });
  if (verdict.reasons.length > 0) sheet.paragraph(verdict.reasonsText, { isBold: true, color: ink.critical, above: 4 });
  for (const reason of verdict.reasons) sheet.bullet(reason);
  drawAge(sheet, report.age);
  if (report.summary.text.trim() !== '') {
    sheet.heading(report.summary.heading);
    for (const line of report.summary.text.split(/\n+/u)) sheet.paragraph(line, { above: 2 });
  }
  sheet.heading(report.counts.heading);
  for (const { name, value } of report.counts.facts) sheet.fact(name, value);
};
