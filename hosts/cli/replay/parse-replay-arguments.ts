import { parseArgs } from 'node:util';
import { isUuid, videoId, type VideoId } from '../../../domain/shared/ids.js';

export interface ReplayOptions {
  /** Undefined: every video that has been analysed. */
  readonly video: VideoId | undefined;
  readonly version: string | undefined;
  readonly apply: boolean;
  readonly json: string | undefined;
}

/** `(VIDEO_ID | --all) [--version V] [--apply] [--json OUT]`; undefined when the words are off. */
export const parseReplayArguments = (args: readonly string[]): ReplayOptions | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        all: { type: 'boolean', default: false },
        version: { type: 'string' },
        apply: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    });
    const { all, version, apply, json } = values;
    const [id, ...more] = positionals;
    if (more.length > 0 || (id === undefined) !== all || version === '' || json === '') return undefined;
    if (id !== undefined && !isUuid(id)) return undefined;
    return { video: id === undefined ? undefined : videoId(id), version, apply, json };
  } catch {
    return undefined;
  }
};
