import { plainLine } from '../../../../domain/report/markers/plain-line.js';

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The title as the name of a file that every system can keep: without separators, wildcards, and what hides at either end. */
export const safeFileName = (title: string, fallback: string): string => {
  const name = plainLine(title.replaceAll(/[/\\:*?"<>|]+/g, ' '), 100).replaceAll(/^[. ]+|[. ]+$/g, '');
  return name === '' || devices.test(name) ? fallback : name;
};
