import { plainText } from './plain-text.js';
import type { PrintedReport } from './printed-report.js';
import { ink, type Sheet } from './sheet.js';

const stateInk = { checked: ink.low, part: ink.high, 'not-checked': ink.critical } as const;

/** What was and was not looked at, which file this is about, and what this paper is not. */
export const drawClosing = (sheet: Sheet, { coverage, file, disclaimer }: PrintedReport): void => {
  sheet.heading(coverage.heading);
  sheet.paragraph(coverage.hint, { color: ink.quiet });
  for (const { check, state, stateText, lines } of coverage.checks) {
    sheet.keepTogether(36);
    sheet.paragraph(check, { isBold: true, above: 6 });
    sheet.paragraph(stateText, { color: stateInk[state], indent: 12 });
    for (const line of lines) sheet.bullet(line, { indent: 12, above: 0.5 });
  }
  if (coverage.ignored.lines.length > 0) {
    sheet.keepTogether(48);
    sheet.paragraph(coverage.ignored.heading, { isBold: true, above: 8 });
    sheet.paragraph(coverage.ignored.hint, { color: ink.quiet });
    for (const line of coverage.ignored.lines) sheet.bullet(line, { indent: 12, above: 0.5 });
  }
  sheet.heading(file.heading);
  for (const { name, value } of file.facts) sheet.fact(name, value, 105);
  sheet.heading(disclaimer.heading);
  sheet.paragraph(disclaimer.text);
  sheet.paragraph(disclaimer.catalogue, { color: ink.quiet, above: 3 });
};

/** Foot of every page: which video, draft or final, page of pages. */
export const drawFooters = ({ document, left, width }: Sheet, { title, state, pageOf }: PrintedReport): void => {
  const { start, count } = document.bufferedPageRange();
  for (let at = 0; at < count; at += 1) {
    document.switchToPage(start + at);
    const { page } = document;
    const y = page.height - 42;
    // Below the margin pdfkit would start a new page.
    page.margins.bottom = 0;
    document.font('regular').fontSize(8).fillColor(ink.quiet);
    const line = state.isDraft ? `${state.text} ${title}` : title;
    document.text(plainText(line, 90), left, y, { width: width - 120, height: 10, ellipsis: true, lineBreak: false });
    document.text(pageOf(at + 1, count), left + width - 110, y, { width: 110, align: 'right', lineBreak: false });
  }
};
