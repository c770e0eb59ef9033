import { parseArgs } from 'node:util';
import { isUuid, videoId, type VideoId } from '../../../domain/shared/ids.js';

export interface ReplayOptions {
  /** Undefined: every video that has been analysed. */
  readonly video: VideoId | undefined;
  readonly version: string | undefined;
  /** The dated lists of the analysis, or the active ones. */
  readonly lists: 'recorded' | 'active';
  readonly apply: boolean;
  readonly json: string | undefined;
}

/** `(VIDEO_ID | --all) [--version V] [--lists recorded|active] [--apply] [--json OUT]`; undefined when the words are off. */
export const parseReplayArguments = (args: readonly string[]): ReplayOptions | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        version: { type: 'string' },
        lists: { type: 'string', default: 'recorded' },
        apply: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
    const { all, version, lists, apply, json } = values;
    const [id, ...more] = positionals;
    if (lists !== 'recorded' && lists !== 'active') return undefined;
    if (more.length > 0 || (id === undefined) !== all || version === '' || json === '') return undefined;
    if (id !== undefined && !isUuid(id)) return undefined;
    return { video: id === undefined ? undefined : videoId(id), version, lists, apply, json };
  } catch {
    return undefined;
  }
};
