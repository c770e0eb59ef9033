import { z } from 'zod';
import { ageMarks } from '../../../../domain/age-rating/age-rating.js';
import { subtitlesLimit } from '../../../../domain/media/parse-subtitles.js';
import { projectId } from '../../../../domain/shared/ids.js';
import { uploadStates } from '../../../../domain/upload/resumable-upload.js';
import { videoDescriptionLimit, videoTitleLimit } from '../../../../domain/video/video-details.js';
import { countView, idView, momentView, textInput } from '../shared/fields.js';
import { idField } from '../shared/input.js';

const version = z.literal('1.0.0');

/** Of a request that begins an upload. */
export const newUploadHeaders = z.object({
  'Tus-Resumable': version,
  'Upload-Length': z
    .string()
    .regex(/^\d{1,16}$/)
    .describe('Bytes of the whole file'),
  'Upload-Metadata': z
    .string()
    .describe(
      'Pairs of a name and its value in Base64, with commas between them: project_id, filename; optional title, description, declared_mark',
    ),
});

/** Of a request that brings a piece. */
export const pieceHeaders = z.object({
  'Tus-Resumable': version,
  'Upload-Offset': z
    .string()
    .regex(/^\d{1,16}$/)
    .describe('Where in the file the piece begins'),
});

/** What is said about the video in Upload-Metadata. Clients of the protocol add names of their own, which say nothing to us. */
export const uploadMetadata = z.strictObject({
  project_id: idField(projectId),
  filename: textInput(1_000).default(''),
  title: textInput(videoTitleLimit).default(''),
  description: textInput(videoDescriptionLimit).default(''),
  declared_mark: z
    .enum([...ageMarks, ''])
    .default('')
    .transform((mark) => (mark === '' ? undefined : mark)),
  filetype: z.string().optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  relativePath: z.string().optional(),
});

export const uploadDetailsInput = z.strictObject({
  title: textInput(videoTitleLimit).default('').describe("Empty: the file's name"),
  description: textInput(videoDescriptionLimit).default(''),
  declared_mark: z.enum(ageMarks).nullable().default(null).describe('Age mark that the video is to carry'),
  subtitles: textInput(subtitlesLimit).nullable().default(null).describe('Text of a .srt or .vtt file'),
});

export const uploadView = z
  .strictObject({
    id: idView,
    state: z.enum(uploadStates).describe('refused: all bytes are in, and they are no video that is taken'),
    project: idView,
    file_name: z.string(),
    title: z.string(),
    description: z.string(),
    declared_mark: z.enum(ageMarks).nullable(),
    has_subtitles: z.boolean(),
    size: countView.describe('Bytes of the whole file'),
    offset: countView.describe('Bytes that have come in'),
    video: idView.nullable().describe('What was made of it'),
    problem: z
      .strictObject({
        status: z.int().describe('With which a whole upload in one request would be refused'),
        code: z.string().describe('Stable; for programs'),
        detail: z.string(),
        existing_id: idView.optional().describe('The video that has the same bytes'),
      })
      .nullable(),
    created_at: momentView,
    expires_at: momentView.describe('Then it is forgotten, and bytes that no video was made of are removed'),
  })
  .meta({ id: 'Upload' });
