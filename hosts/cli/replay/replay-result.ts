import type { Finding } from '../../../domain/trigger/trigger.js';
import type { ReplayedVideo } from './replayed-video.js';

interface ReplayedFinding {
  readonly risk_code: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** What `npm run replay -- … --json OUT` writes, one for each video. Times in seconds with milliseconds. */
export type ReplayResult = { readonly video: string; readonly title: string } & (
  | { readonly refused: string }
  | {
      readonly execution: string;
      readonly catalogue_version: string;
      /** Dated lists that were looked through: version by kind. */
      readonly lists: Readonly<Record<string, string>>;
      readonly applied: boolean;
      readonly added: readonly ReplayedFinding[];
      readonly gone: readonly ReplayedFinding[];
      readonly kept: readonly (ReplayedFinding & { readonly confidence_before: number })[];
    }
);

export const replayResult = (replayed: ReplayedVideo): ReplayResult => {
  const about = { video: replayed.id, title: replayed.title };
  if ('refusal' in replayed) return { ...about, refused: replayed.refusal.kind };
  const { executionId, catalogueVersion, lists, isApplied, difference } = replayed.replay;
  return {
    ...about,
    execution: executionId,
    catalogue_version: catalogueVersion,
    lists: Object.fromEntries(lists.map(({ kind, version }) => [kind, version])),
    applied: isApplied,
    added: difference.added.map(presentFinding),
    gone: difference.gone.map(presentFinding),
    kept: difference.kept.map(({ before, after }) => ({
      ...presentFinding(after),
      confidence_before: rounded(before.confidence),
    })),
  };
};

const presentFinding = ({ riskCode, source, interval, confidence }: Finding): ReplayedFinding => ({
  risk_code: riskCode,
  source,
  start: interval.startMs / 1000,
  end: interval.endMs / 1000,
  confidence: rounded(confidence),
});

const rounded = (confidence: number): number => Math.round(confidence * 1000) / 1000;
