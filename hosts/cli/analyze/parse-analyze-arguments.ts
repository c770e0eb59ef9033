import { parseArgs } from 'node:util';
import type { AnalyzeOptions } from './analyze-file.js';

/** `FILE [--json OUT]`; undefined when the words are off. */
export const parseAnalyzeArguments = (args: readonly string[]): AnalyzeOptions | undefined => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'string' } },
    });
    const [file, ...more] = positionals;
    return file === undefined || file === '' || more.length > 0 ? undefined : { file, json: values.json };
  } catch {
    return undefined;
  }
};
