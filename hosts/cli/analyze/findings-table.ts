import type { ReportDocument, ReportFinding } from '../../../domain/report/report.js';
import type { Messages } from '../messages.js';

/** `m:ss.mmm`, or `h:mm:ss.mmm` from an hour on. */
export const clockTime = (ms: number): string => {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = String(Math.floor(ms / 60_000) % 60);
  const rest = `${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
  return hours > 0 ? `${hours}:${minutes.padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
};

const widths = { interval: 21, risk: 24, confidence: 5, law: 30 };

const cell = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);

/** The part of the evidence that tells most in one line. */
const evidenceLine = (finding: ReportFinding, messages: Messages): string => {
  for (const evidence of finding.evidence) {
    if (evidence.kind === 'quote') return `«${evidence.quote.replace(/\s+/g, ' ')}»`;
    if (evidence.kind === 'score') return `${evidence.label} ${evidence.peak.toFixed(2)} ≥ ${evidence.threshold}`;
    if (evidence.kind === 'frame') return `${evidence.label} ${evidence.score.toFixed(2)}, ${clockTime(evidence.atMs)}`;
    if (evidence.kind === 'absence') return `${messages.absent} ${evidence.lookedFor}`;
  }
  return '';
};

/** Interval, risk, confidence, evidence, law; rows by time. `columns`: width of the terminal. */
export const findingsTable = (document: ReportDocument, messages: Messages, columns: number): readonly string[] => {
  const rows = [...document.findings].sort((a, b) => a.interval.startMs - b.interval.startMs);
  const { interval, risk, confidence, law } = widths;
  const evidence = Math.max(24, columns - interval - risk - confidence - law - 8);
  const line = (parts: readonly [string, string, string, string, string]): string =>
    [
      cell(parts[0], interval),
      cell(parts[1], risk),
      cell(parts[2], confidence),
      cell(parts[3], evidence),
      cell(parts[4], law),
    ]
      .join('  ')
      .trimEnd();
  return [
    line(messages.columns),
    ...rows.map((finding) =>
      line([
        `${clockTime(finding.interval.startMs)}–${clockTime(finding.interval.endMs)}`,
        finding.riskCode,
        finding.confidence.toFixed(2),
        evidenceLine(finding, messages),
        finding.law.join('; '),
      ]),
    ),
  ];
};
