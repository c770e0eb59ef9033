import type { ProgressEvent } from '../../../application/ports/progress-feed.js';
import { stageNames } from '../../../domain/pipeline/stage.js';
import { videoStates } from '../../../domain/video/video.js';

/** An event on its way between processes. */
export interface News {
  readonly event: ProgressEvent;
  /** Of the process that published it. */
  readonly publisher: string;
  /** Microseconds of the server's clock, later for each news of a video. */
  readonly time: number;
}

/** Of what an event is the newest state: at most one for each stage and one for the video. */
export const subjectOf = (event: ProgressEvent): string => (event.kind === 'stage' ? event.stage : 'video');

/** Reads `time publisher number json`; undefined when another release wrote what this one does not know. */
export const readNews = (text: string): News | undefined => {
  const [, time, publisher, json] = /^(\d{1,16}) (\S+) \d+ (.+)$/s.exec(text) ?? [];
  if (time === undefined || publisher === undefined || json === undefined) return undefined;
  const event = readEvent(json);
  return event && { event, publisher, time: Number(time) };
};

const stageStates = ['running', 'done', 'retrying'];

const readEvent = (json: string): ProgressEvent | undefined => {
  try {
    const event: unknown = JSON.parse(json);
    return isEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
};

const isEvent = (event: unknown): event is ProgressEvent => {
  if (typeof event !== 'object' || event === null) return false;
  const { kind, videoId, stage, state, fraction } = event as Readonly<Record<string, unknown>>;
  if (typeof videoId !== 'string') return false;
  if (kind === 'video') return isOneOf(videoStates, state);
  const isFraction = typeof fraction === 'number' && fraction >= 0 && fraction <= 1;
  return kind === 'stage' && isOneOf(stageNames, stage) && isOneOf(stageStates, state) && isFraction;
};

const isOneOf = (known: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && known.includes(value);
