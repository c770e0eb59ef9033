import { z } from 'zod';
import { userId } from '../../../../domain/shared/ids.js';
import { commentLimit } from '../../../../domain/trigger/trigger-decisions.js';
import { countView, idView, intervalView, nameInput, textInput } from '../shared/fields.js';
import { idField } from '../shared/input.js';

export const handOverInput = z.strictObject({
  operator: idField(userId).describe('One of the colleagues'),
  comment: textInput(commentLimit).default(''),
});

export const escalationInput = z.strictObject({
  comment: nameInput(commentLimit).describe('What the question is'),
});

export const colleaguesView = z
  .strictObject({
    results: z.array(z.strictObject({ id: idView, name: z.string(), role: z.enum(['operator', 'admin']) })),
  })
  .meta({ id: 'Colleagues' });

export const previewView = z
  .strictObject({
    peaks: z
      .array(z.int().min(0).max(255))
      .max(4_000)
      .describe('Loudness, evenly spread over the video; empty without sound'),
    film: z
      .strictObject({
        url: z.url().describe('Temporary address of a JPEG: cells row after row, evenly spread over the video'),
        columns: countView,
        count: countView,
        cell_width: countView,
        cell_height: countView,
      })
      .nullable(),
  })
  .meta({ id: 'VideoPreview' });

const word = z.tuple([z.string(), z.number().min(0), z.number().min(0)]);

export const transcriptView = z
  .strictObject({
    lines: z.array(
      z.strictObject({
        ...intervalView,
        origin: z.enum(['recogniser', 'subtitles']),
        words: z.array(word).describe('Text, start and end in seconds'),
      }),
    ),
  })
  .meta({ id: 'Transcript' });

export const settingsView = z
  .strictObject({ blur: z.boolean(), grey: z.boolean(), mute: z.boolean() })
  .describe('What happens by itself where scenes begin that may disturb')
  .meta({ id: 'OperatorSettings' });

export const settingsInput = z.strictObject({
  blur: z.boolean().optional(),
  grey: z.boolean().optional(),
  mute: z.boolean().optional(),
});
