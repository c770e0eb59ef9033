import { z } from 'zod';
import { ageMarks } from '../../../../domain/age-rating/age-rating.js';
import { subtitlesLimit } from '../../../../domain/media/parse-subtitles.js';
import { projectId, userId } from '../../../../domain/shared/ids.js';
import { videoDescriptionLimit, videoTitleLimit } from '../../../../domain/video/video-details.js';
import { videoStates } from '../../../../domain/video/video.js';
import { countView, idView, momentView, nameInput, searchInput, secondsView, textInput } from '../shared/fields.js';
import { idField } from '../shared/input.js';
import { createdFilters, manyOf, updatedFilters } from '../shared/filters.js';
import { longListFields, longPageView } from '../shared/long-list.js';
import { orderingField } from '../shared/ordering.js';
import { failureView } from './failure.presenter.js';

export const videoListQuery = z.strictObject({
  ...longListFields,
  ordering: orderingField({
    created_at: 'uploadedAt',
    updated_at: 'updatedAt',
    title: 'title',
    duration: 'duration',
  }),
  owner: idField(userId).optional(),
  project: idField(projectId).optional(),
  status: manyOf(videoStates),
  search: searchInput,
  ...createdFilters,
  ...updatedFilters,
});

const title = nameInput(videoTitleLimit);
const description = textInput(videoDescriptionLimit);

const declaredMark = z.enum(ageMarks).nullable().describe('Age mark that the video is to carry; null: none');

export const videoInput = z.strictObject({
  title,
  description: description.default(''),
  declared_mark: declaredMark.default(null),
});

export const videoChange = z.strictObject({
  title: title.optional(),
  description: description.optional(),
  declared_mark: declaredMark.optional(),
});

export const uploadQuery = z.strictObject({ project_id: idField(projectId).optional() });

/** Text fields of an upload, wherever they stand; `_csrf` only for forms of our own pages. */
export const uploadFields = z.strictObject({
  project_id: idField(projectId).optional(),
  title: textInput(videoTitleLimit).optional(),
  description: description.optional(),
  /** Forms send an empty text for none. */
  declared_mark: z.enum([...ageMarks, '']).optional(),
  /** Text of a .srt or .vtt file. */
  subtitles: textInput(subtitlesLimit).optional(),
  _csrf: z.string().optional(),
});

/** The upload as programs see it. */
export const uploadForm = z.strictObject({
  project_id: z.uuid().describe('Before the file: it is received as a stream'),
  title: textInput(videoTitleLimit).optional().describe("Left out: the file's name"),
  description: description.optional(),
  declared_mark: z.enum(ageMarks).optional().describe('Age mark that the video is to carry'),
  subtitles: textInput(subtitlesLimit).optional().describe('Text of a .srt or .vtt file'),
  file: z.string().meta({ type: 'string', format: 'binary' }),
});

const video = {
  id: idView,
  title: z.string(),
  description: z.string(),
  declared_mark: declaredMark,
  project: idView,
  owner: idView,
  file: z.url().nullable().describe('Signed address, valid for an hour; null in lists'),
  file_name: z.string(),
  file_size: countView.describe('Bytes'),
  container: z.string(),
  duration: secondsView,
  width: countView,
  height: countView,
  has_audio: z.boolean(),
  checksum: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  status: z.enum(videoStates),
  execution: idView.nullable(),
  failure: failureView.nullable(),
  created_at: momentView,
  updated_at: momentView,
};

export const videoView = z.strictObject(video).meta({ id: 'Video' });

export const videoRowView = z
  .strictObject({
    ...video,
    project_name: z.string(),
    trigger_count: countView,
    pending_trigger_count: countView,
    confirmed_trigger_count: countView,
  })
  .meta({ id: 'VideoWithCounts' });

export const videoPage = longPageView(videoRowView);

export const signedUrlView = z
  .strictObject({ url: z.url(), expires_in: countView.describe('Seconds') })
  .meta({ id: 'SignedUrl' });
