import { createPinoLogger } from '../../adapters/observability/index.js';
import type { Logger } from '../../application/index.js';
import type { Config } from './config.js';

/** JSON lines on standard output. */
export const processLogger = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  createPinoLogger({ level: logLevel, name: 'ai-compliance-agent' });
