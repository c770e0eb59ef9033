import type { Instant } from '../../../../domain/shared/instant.js';
import type { TimeInterval } from '../../../../domain/shared/time-interval.js';
import type { Box } from '../../../../domain/signal/signal.js';
import type { Evidence } from '../../../../domain/trigger/evidence.js';

/** ISO 8601 in UTC. */
export const time = (moment: Instant): string => new Date(moment).toISOString();

/** Seconds with three decimals at most. */
export const seconds = (ms: number): number => ms / 1000;

/** From the first second that shows it up to, not including, `end`. */
export const presentInterval = ({ startMs, endMs }: TimeInterval) => ({ start: seconds(startMs), end: seconds(endMs) });

/** Shares of the frame, from its upper left corner. */
export const presentBox = (box: Box | undefined) =>
  box === undefined ? null : { x: box.x, y: box.y, width: box.width, height: box.height };

export const presentEvidence = (evidence: Evidence) => {
  switch (evidence.kind) {
    case 'quote':
      return {
        kind: evidence.kind,
        channel: evidence.channel,
        quote: evidence.quote,
        marks: evidence.marks,
        rule: evidence.rule,
        ...presentInterval(evidence.interval),
      };
    case 'frame':
      return {
        kind: evidence.kind,
        at: seconds(evidence.atMs),
        label: evidence.label,
        score: evidence.score,
        box: presentBox(evidence.box),
      };
    case 'score':
      return {
        kind: evidence.kind,
        classifier: evidence.classifier,
        label: evidence.label,
        peak: evidence.peak,
        threshold: evidence.threshold,
        above: seconds(evidence.aboveMs),
      };
    case 'list':
      return {
        kind: evidence.kind,
        list: evidence.list,
        list_version: evidence.version,
        as_of: evidence.asOf,
        title: evidence.title,
        entry: evidence.entry,
        decision: evidence.decision,
        since: evidence.since ?? null,
        note: evidence.note,
      };
    case 'absence':
      return {
        kind: evidence.kind,
        looked_for: evidence.lookedFor,
        searched: presentInterval(evidence.searched),
        frames: evidence.frames,
        words: evidence.words,
      };
    case 'note':
      return { kind: evidence.kind, text: evidence.text };
  }
};
