import type { LogFields, Logger } from '../../../application/index.js';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
}

export interface RecordingLogger extends Logger {
  readonly lines: readonly LogLine[];
}

export const recordingLogger = (): RecordingLogger => loggerInto([], {});

const loggerInto = (lines: LogLine[], common: LogFields): RecordingLogger => {
  const at =
    (level: LogLine['level']) =>
    (message: string, fields: LogFields = {}): void =>
      void lines.push({ level, message, fields: { ...common, ...fields } });
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (fields) => loggerInto(lines, { ...common, ...fields }),
  };
};
