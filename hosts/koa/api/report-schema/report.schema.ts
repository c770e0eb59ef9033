import { z } from 'zod';
import { mentionListKinds } from '../../../../domain/mention-list/mention-list.js';
import { fixKinds, riskCategories, severities } from '../../../../domain/risk-definition/risk-definition.js';
import { ignoredReasons } from '../../../../domain/detection/detection.js';
import { checkNames, notCheckedReasons } from '../../../../domain/signal/coverage.js';
import { triggerSources } from '../../../../domain/trigger/trigger.js';
import { ageRatingView } from '../age-rating/age-rating.schema.js';

const id = z.uuid();
const moment = z.iso.datetime().describe('ISO 8601 in UTC');
const time = z.number().min(0).describe('Seconds from the first frame, whole milliseconds');
const count = z.int().min(0);
const share = z.number().min(0).max(1);
const interval = { start: time, end: time.describe('Seconds; the first moment after the stretch') };

const box = z
  .strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
  .describe('Shares of the frame, from its upper left corner')
  .nullable();

export const evidenceView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quote'),
    channel: z.enum(['speech', 'on-screen-text', 'metadata']),
    quote: z.string(),
    marks: z.array(z.array(count).length(2)).describe('Matched parts of the quote: [start, end) in UTF-16 units'),
    rule: z.string(),
    ...interval,
  }),
  z.strictObject({
    kind: z.literal('frame'),
    at: time,
    label: z.string(),
    score: share,
    box,
  }),
  z.strictObject({
    kind: z.literal('score'),
    classifier: z.string(),
    label: z.string(),
    peak: share,
    threshold: share,
    above: time.describe('Seconds above the threshold'),
  }),
  z.strictObject({
    kind: z.literal('list'),
    list: z.enum(mentionListKinds),
    list_version: z.string(),
    as_of: z.iso.date().describe('The day of the list'),
    title: z.string(),
    entry: z.string().describe('The name as the list writes it'),
    decision: z.string(),
    since: z.iso.date().nullable(),
    note: z.string().describe('Words that the law wants beside the name; empty: those of the kind of list'),
  }),
  z.strictObject({
    kind: z.literal('absence'),
    looked_for: z.string(),
    searched: z.strictObject(interval),
    frames: count,
    words: count,
  }),
  z.strictObject({ kind: z.literal('note'), text: z.string() }),
]);

const finding = z.strictObject({
  trigger: id,
  risk: z.string(),
  name_ru: z.string(),
  name_en: z.string(),
  category: z.enum(riskCategories),
  severity: z.enum(severities),
  law: z.array(z.string()),
  sanctions: z.string(),
  fixes: z.array(z.enum(fixKinds)),
  ...interval,
  confidence: share.describe('How sure the model or rule is; not a calibrated probability'),
  source: z.enum(triggerSources),
  evidence: z.array(evidenceView),
  frames: z
    .array(
      z.strictObject({
        at: time,
        frame_url: z
          .url()
          .nullable()
          .describe('JPEG of 640 pixels at most; works for an hour. Null: not available now'),
        is_sensitive: z.boolean().describe('Nudity, violence or data of people: do not show it unasked'),
        marks: z.array(z.strictObject({ label: z.string(), score: share, box })),
      }),
    )
    .describe('Pictures that prove it, three at most'),
  status: z.enum(['unverified', 'confirmed']),
  comment: z.string(),
});

const coverage = z.discriminatedUnion('status', [
  z.strictObject({
    check: z.enum(checkNames),
    status: z.literal('checked'),
    engine: z.string(),
    model: z.string(),
    intervals: z.array(z.strictObject(interval)),
    duration: time.describe('Seconds that the intervals cover together'),
    frames_sampled: count,
    frames_analysed: count,
    limitations: z.array(z.string()),
  }),
  z.strictObject({
    check: z.enum(checkNames),
    status: z.literal('not-checked'),
    reason: z.enum(notCheckedReasons),
    intervals: z.array(z.strictObject(interval)),
    duration: time,
  }),
]);

/** The report as `GET /api/videos/{id}/report/` gives it. */
export const reportSchema = z
  .strictObject({
    id,
    video_id: id,
    execution: id,
    status: z.enum(['draft', 'final']),
    created_at: moment,
    verified_by: id.nullable().describe('The operator; null in a draft'),
    finalised_at: moment.nullable(),
    schema_version: z.literal(1),
    video: z.strictObject({
      id,
      title: z.string(),
      file_name: z.string(),
      checksum: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      file_size: count,
      duration: time,
      width: count,
      height: count,
    }),
    verdict: z.enum(['no-signs-found', 'signs-found', 'blocked']),
    blocked_by: z.array(id).describe('Triggers for which the verdict is blocked; see their status'),
    age_rating: ageRatingView,
    findings: z.array(finding),
    counts: z.strictObject({
      raised: count,
      confirmed: count,
      rejected: count,
      undecided: count,
      added_by_operator: count,
    }),
    coverage: z.array(coverage).describe('What was checked, how far, and what was not. No findings never means clean.'),
    ignored: z
      .array(z.strictObject({ reason: z.enum(ignoredReasons), count }))
      .describe('Answers of models that could not be believed; nothing was concluded from them'),
    catalogue: z.strictObject({
      version: z.string(),
      facts_as_of: z.iso.date(),
      notice_ru: z.string(),
      notice_en: z.string(),
      lists: z
        .array(
          z.strictObject({
            list: z.enum(mentionListKinds),
            version: z.string(),
            as_of: z.iso.date(),
            title: z.string(),
          }),
        )
        .describe('Dated lists that the words were compared with, as they stood on their day'),
    }),
    summary: z.string(),
  })
  .meta({ id: 'Report', title: 'Report', description: 'Signs of legal and platform risks of one video' });

/** JSON Schema, draft 2020-12. */
export const reportJsonSchema = z.toJSONSchema(reportSchema);
