import { z } from 'zod';
import { mentionListKinds } from '../../../domain/mention-list/mention-list.js';
import { checkNames, notCheckedReasons } from '../../../domain/signal/coverage.js';
import { triggerSources } from '../../../domain/trigger/trigger.js';

const seconds = z.number().min(0).describe('Seconds with milliseconds');
const ms = z.int().min(0).describe('Milliseconds from the first frame');
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const interval = z.strictObject({ startMs: ms, endMs: ms });

const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quote'),
    channel: z.enum(['speech', 'on-screen-text', 'metadata']),
    quote: z.string(),
    marks: z.array(z.tuple([count, count])),
    interval,
    rule: z.string(),
  }),
  z.strictObject({
    kind: z.literal('frame'),
    atMs: ms,
    label: z.string(),
    score: share,
    box: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
  }),
  z.strictObject({
    kind: z.literal('score'),
    classifier: z.string(),
    label: z.string(),
    peak: share,
    threshold: share,
    aboveMs: ms,
  }),
  z.strictObject({
    kind: z.literal('list'),
    list: z.enum(mentionListKinds),
    version: z.string(),
    asOf: z.iso.date(),
    title: z.string(),
    entry: z.string(),
    decision: z.string(),
    since: z.iso.date().optional(),
    note: z.string(),
  }),
  z.strictObject({
    kind: z.literal('absence'),
    lookedFor: z.string(),
    searched: interval,
    frames: count,
    words: count,
  }),
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
]);

/** What `npm run analyze -- FILE --json OUT` writes. */
export const analysisResultSchema = z
  .strictObject({
    video: z.strictObject({
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      size_bytes: count,
      duration: seconds,
      width: count,
      height: count,
    }),
    triggers: z.array(
      z.strictObject({
        risk_code: z.string(),
        start: seconds,
        end: seconds,
        confidence: share,
        source: z.enum(triggerSources),
        evidence: z.array(evidence),
        law: z.array(z.string()),
      }),
    ),
    not_checked: z.array(
      z.strictObject({
        check: z.enum(checkNames),
        reason: z.enum(notCheckedReasons),
        intervals: z.array(z.tuple([seconds, seconds])),
      }),
    ),
    models: z.array(
      z.strictObject({
        check: z.enum(checkNames),
        engine: z.string(),
        model: z.string(),
        frames_sampled: count,
        frames_analysed: count,
      }),
    ),
    catalogue_version: z.string(),
  })
  .meta({ title: 'Analysis', description: 'Result of checking one file on the command line' });

/** JSON Schema, draft 2020-12. */
export const analysisJsonSchema = z.toJSONSchema(analysisResultSchema);
