import { parseArgs } from 'node:util';
import type { Half } from './corpus/word-lists.js';

export interface QualityOptions {
  readonly half: Half | 'both';
  readonly only: 'text' | 'media' | undefined;
  readonly json: string | undefined;
  readonly writeDocs: boolean;
  /** Tells each miss of the dev half; the other half stays unseen. */
  readonly misses: boolean;
}

export const usage =
  'npm run bench:quality -- [--half dev|heldout|both] [--only text|media] [--json OUT] [--misses] [--write-docs]';

/** undefined when the words are off. The document needs everything measured. */
export const parseQualityArguments = (args: readonly string[]): QualityOptions | undefined => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        half: { type: 'string', default: 'both' },
        only: { type: 'string' },
        json: { type: 'string' },
        misses: { type: 'boolean', default: false },
        'write-docs': { type: 'boolean', default: false },
      },
    });
    const { half, only, json, misses, 'write-docs': writeDocs } = values;
    if (half !== 'dev' && half !== 'heldout' && half !== 'both') return undefined;
    if (only !== undefined && only !== 'text' && only !== 'media') return undefined;
    if (writeDocs && (half !== 'both' || only !== undefined)) return undefined;
    return { half, only, json, misses, writeDocs };
  } catch {
    return undefined;
  }
};
