import { pino, type DestinationStream, type Logger as Pino } from 'pino';
import type { Logger } from '../../application/ports/logger.js';
import { scrubFields, scrubText } from './scrub.js';

export interface PinoLoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Name of the process, on every line. */
  readonly name: string;
  /** Where lines go; default: standard output. */
  readonly destination?: DestinationStream;
}

/** One JSON object a line: `level`, `timestamp` (ISO 8601, UTC), `name`, `message` and the fields. Secrets are redacted. */
export const createPinoLogger = ({ level, name, destination }: PinoLoggerOptions): Logger =>
  toPort(
    pino(
      {
        level,
        base: { name },
        messageKey: 'message',
        timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
        formatters: { level: (label) => ({ level: label }) },
      },
      destination ?? pino.destination({ fd: 1, sync: true }),
    ),
  );

const toPort = (target: Pino): Logger => {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error'): Logger['info'] =>
    (message, fields) => {
      if (target.isLevelEnabled(level)) target[level](scrubFields(fields ?? {}), scrubText(message));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => toPort(target.child(scrubFields(fields))),
  };
};
