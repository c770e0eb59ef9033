import { plainText } from './plain-text.js';
import { printLimits } from './print-limits.js';
import type { PrintedPlace, PrintedReport, PrintedRisk } from './printed-report.js';
import { drawFrames } from './draw-frames.js';
import type { OpenPicture } from './open-pictures.js';
import { ink, type Sheet } from './sheet.js';

/** Findings by article of law; yields between places so that other requests get their turn. */
export async function drawFindings(
  sheet: Sheet,
  { findings, leftOut, framesLeftOut }: PrintedReport,
  open: (key: string) => Promise<OpenPicture | undefined>,
  breathe: () => Promise<void>,
): Promise<void> {
  sheet.heading(findings.heading);
  if (findings.laws.length === 0) sheet.paragraph(findings.none);
  let room: number = printLimits.places;
  let roomForFrames: number = printLimits.frames;
  let framesMissing = 0;
  for (const { law, risks } of findings.laws) {
    sheet.keepTogether(110);
    sheet.gap(8);
    sheet.paragraph(law, { size: 11, isBold: true, color: ink.accent });
    sheet.document.outline.addItem(plainText(law, 120));
    for (const risk of risks) {
      drawRisk(sheet, risk);
      const shown = risk.places.slice(0, Math.min(room, printLimits.placesOfOneRisk));
      room -= shown.length;
      for (const place of shown) {
        drawPlace(sheet, place);
        const frames = place.frames.slice(0, roomForFrames);
        roomForFrames -= frames.length;
        framesMissing += place.frames.length - frames.length;
        const drawn = [];
        for (const frame of frames)
          drawn.push({ frame, picture: frame.key === undefined ? undefined : await open(frame.key) });
        drawFrames(sheet, drawn);
        if (place.comment !== '') sheet.paragraph(place.comment, { indent: 24, above: 1, color: ink.accent });
        await breathe();
      }
      const missing = risk.places.length - shown.length;
      if (missing > 0) sheet.paragraph(leftOut(missing), { indent: 12, above: 4, color: ink.warning });
    }
  }
  if (framesMissing > 0) sheet.paragraph(framesLeftOut(framesMissing), { above: 8, color: ink.warning });
}

const drawRisk = (sheet: Sheet, risk: PrintedRisk): void => {
  sheet.keepTogether(80);
  sheet.paragraph(risk.name, { size: 10.5, isBold: true, above: 8 });
  sheet.paragraph(risk.sub, { color: ink[risk.severity], above: 1 });
  for (const { name, lines } of risk.facts) {
    sheet.keepTogether(30);
    sheet.paragraph(name, { color: ink.quiet, size: 8.5, above: 3 });
    for (const line of lines) sheet.bullet(line, { above: 0.5 });
  }
};

const drawPlace = (sheet: Sheet, place: PrintedPlace): void => {
  sheet.keepTogether(34);
  sheet.runs(
    [
      { text: `${place.time}  `, isLit: true },
      { text: place.sub, isLit: false },
    ],
    { indent: 12, above: 6 },
  );
  for (const { runs } of place.evidence.slice(0, printLimits.evidenceOfOnePlace))
    sheet.runs(runs, { indent: 24, above: 1 });
  const missing = place.evidence.length - printLimits.evidenceOfOnePlace;
  if (missing > 0) sheet.paragraph(`… +${missing}`, { indent: 24, color: ink.quiet });
};
