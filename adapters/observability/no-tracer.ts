import type { Span, Tracer } from '../../application/ports/tracer.js';

const noSpan: Span = { ids: undefined, rename() {}, set() {}, fail() {} };

/** Only calls the work. */
export const noTracer: Tracer = { span: (_name, _options, work) => work(noSpan) };
