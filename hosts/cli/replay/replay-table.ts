import { byStart } from '../../../domain/shared/time-interval.js';
import type { Finding } from '../../../domain/trigger/trigger.js';
import { clockTime } from '../analyze/findings-table.js';
import type { ReplayMessages } from './replay-messages.js';
import type { ReplayedVideo } from './replayed-video.js';

/** A heading with the figures, then a row for each difference, by time; what is kept as it was is only counted. */
export const replayTable = (replayed: ReplayedVideo, messages: ReplayMessages): readonly string[] => {
  const title = replayed.title === '' ? replayed.id : `${replayed.title} (${replayed.id})`;
  if ('refusal' in replayed) return [title, `  ${messages.refused(replayed.refusal)}`];
  const { catalogueVersion, isApplied, difference } = replayed.replay;
  const { added, gone, kept } = difference;
  const rows = [
    ...added.map((finding) => ({ mark: '+', finding, confidence: shown(finding) })),
    ...gone.map((finding) => ({ mark: '-', finding, confidence: shown(finding) })),
    ...kept
      .filter(({ before, after }) => shown(before) !== shown(after))
      .map(({ before, after }) => ({ mark: '~', finding: after, confidence: `${shown(before)} → ${shown(after)}` })),
  ].sort((a, b) => byStart(a.finding.interval, b.finding.interval));
  return [
    `${title} · ${catalogueVersion}`,
    `  ${messages.figures(added.length, gone.length, kept.length)}${isApplied ? ` ${messages.applied}` : ''}`,
    ...rows.map(({ mark, finding, confidence }) => {
      const { startMs, endMs } = finding.interval;
      const interval = `${clockTime(startMs)}–${clockTime(endMs)}`;
      return `  ${mark} ${interval.padEnd(21)}  ${finding.riskCode.padEnd(24)}  ${finding.source.padEnd(14)}  ${confidence}`;
    }),
  ];
};

const shown = ({ confidence }: Finding): string => confidence.toFixed(2);
