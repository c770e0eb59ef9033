import { parseArgs } from 'node:util';
import type { Half } from './corpus/word-lists.js';

export interface QualityOptions {
  readonly half: Half | 'both';
  readonly only: 'text' | 'media' | undefined;
  readonly json: string | undefined;
  readonly writeDocs: boolean;
  /** Tells each miss of the dev half; the other half stays unseen. */
  readonly misses: boolean;
  /** Only the clips whose name contains this, for tuning. */
  readonly clips: string | undefined;
}

export const usage =
  'npm run bench:quality -- [--half dev|heldout|both] [--only text|media] [--json OUT] [--clips PART_OF_NAME] [--misses] [--write-docs]';

/** undefined when the words are off. The document needs everything measured. */
export const parseQualityArguments = (args: readonly string[]): QualityOptions | undefined => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        half: { type: 'string', default: 'both' },
        only: { type: 'string' },
        json: { type: 'string' },
        clips: { type: 'string' },
        misses: { type: 'boolean', default: false },
        'write-docs': { type: 'boolean', default: false },
      },
    });
    const { half, only, json, misses, clips, 'write-docs': writeDocs } = values;
    if (half !== 'dev' && half !== 'heldout' && half !== 'both') return undefined;
    if (only !== undefined && only !== 'text' && only !== 'media') return undefined;
    if (writeDocs && (half !== 'both' || only !== undefined || clips !== undefined)) return undefined;
    return { half, only, json, misses, clips, writeDocs };
  } catch {
    return undefined;
  }
};
