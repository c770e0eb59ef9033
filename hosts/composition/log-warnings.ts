import type { Logger } from '../../application/index.js';

const mostKinds = 100;

/**
 * Warnings of Node and of libraries (deprecated calls, leaks of listeners, versions that will not be supported) become lines of the
 * log, each kind once, in place of plain text on standard error.
 */
export const logWarnings = (logger: Logger): void => {
  const told = new Set<string>();
  // The only listener that is there by itself is Node's own, which prints.
  process.removeAllListeners('warning');
  process.on('warning', (warning: Error & { readonly code?: string }) => {
    const kind = warning.code ?? `${warning.name}: ${warning.message}`;
    if (told.has(kind) || told.size >= mostKinds) return;
    told.add(kind);
    logger.warn('the runtime warns', { error: warning });
  });
};
