import type { ReportDocument } from '../../../domain/report/report.js';
import type { Evidence } from '../../../domain/trigger/evidence.js';

/** What `npm run analyze -- FILE --json OUT` writes. Times in seconds with milliseconds. */
export interface AnalysisResult {
  readonly video: {
    readonly file: string;
    readonly sha256: string;
    readonly size_bytes: number;
    readonly duration: number;
    readonly width: number;
    readonly height: number;
  };
  readonly triggers: readonly {
    readonly risk_code: string;
    readonly start: number;
    readonly end: number;
    readonly confidence: number;
    readonly source: string;
    readonly evidence: readonly Evidence[];
    readonly law: readonly string[];
  }[];
  readonly not_checked: readonly {
    readonly check: string;
    readonly reason: string;
    readonly intervals: readonly (readonly [number, number])[];
  }[];
  readonly models: readonly {
    readonly check: string;
    readonly engine: string;
    readonly model: string;
    readonly frames_sampled: number;
    readonly frames_analysed: number;
  }[];
  readonly catalogue_version: string;
}

const seconds = (ms: number): number => Math.round(ms) / 1000;

export const analysisResult = (document: ReportDocument): AnalysisResult => ({
  video: {
    file: document.video.fileName,
    sha256: document.video.sha256,
    size_bytes: document.video.sizeBytes,
    duration: seconds(document.video.durationMs),
    width: document.video.width,
    height: document.video.height,
  },
  triggers: [...document.findings]
    .sort((a, b) => a.interval.startMs - b.interval.startMs || a.interval.endMs - b.interval.endMs)
    .map((finding) => ({
      risk_code: finding.riskCode,
      start: seconds(finding.interval.startMs),
      end: seconds(finding.interval.endMs),
      confidence: Math.round(finding.confidence * 1000) / 1000,
      source: finding.source,
      evidence: finding.evidence,
      law: finding.law,
    })),
  not_checked: document.coverage.flatMap((entry) =>
    entry.state === 'not-checked'
      ? [
          {
            check: entry.check,
            reason: entry.reason,
            intervals: entry.intervals.map(({ startMs, endMs }) => [seconds(startMs), seconds(endMs)] as const),
          },
        ]
      : [],
  ),
  models: document.coverage.flatMap((entry) =>
    entry.state === 'checked'
      ? [
          {
            check: entry.check,
            engine: entry.engine,
            model: entry.model,
            frames_sampled: entry.framesSampled,
            frames_analysed: entry.framesAnalysed,
          },
        ]
      : [],
  ),
  catalogue_version: document.catalogue.version,
});
