import { printLimits } from './print-limits.js';
import type { PrintedAge } from './printed-age.js';
import { ink, type Sheet } from './sheet.js';

/** The mark, why, what the client declared, and what to change for a lower one. */
export const drawAge = (sheet: Sheet, age: PrintedAge): void => {
  sheet.heading(age.heading);
  sheet.runs(
    [
      { text: `${age.mark}  `, isLit: true },
      { text: age.text, isLit: false },
    ],
    { size: 12 },
  );
  for (const note of age.notes) sheet.paragraph(note, { color: ink.quiet, above: 2 });
  if (age.reasons.length === 0) sheet.paragraph(age.noReasons, { above: 3 });
  for (const { effect, text, law } of age.reasons.slice(0, printLimits.ageLines))
    sheet.bullet(`${effect} — ${text}${law === '' ? '' : ` (${law})`}`);
  drawRest(sheet, age.reasons.length);
  for (const { name, isWarning, text, lines } of age.parts) {
    sheet.keepTogether(44);
    sheet.paragraph(name, { isBold: true, above: 7 });
    sheet.paragraph(text, { color: isWarning ? ink.warning : ink.text, isBold: isWarning, above: 2 });
    for (const line of lines.slice(0, printLimits.ageLines)) sheet.bullet(line, { indent: 12, above: 1 });
    drawRest(sheet, lines.length);
  }
};

const drawRest = (sheet: Sheet, count: number): void => {
  if (count > printLimits.ageLines)
    sheet.paragraph(`… +${count - printLimits.ageLines}`, { indent: 12, color: ink.quiet });
};
