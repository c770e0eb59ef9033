import { z } from 'zod';
import { clampConfidence } from '../../../domain/shared/confidence.js';
import type { TextLine } from '../../../domain/signal/signal.js';
import type { FrameFormat } from './frame-format.js';
import { jsonText, score } from './json-text.js';
import { boxOfCorners } from './pixel-box.js';

const corners = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/**
 * `pages[].image_bbox` and `pages[].text_lines[]` of replicate.com/datalab-to/ocr/versions/909c96fc…/api; the fields of a line as in
 * Surya, which it runs (github.com/datalab-to/surya, OCR output).
 */
const output = z.object({
  pages: jsonText(
    z
      .array(
        z.object({
          image_bbox: corners.nullish(),
          text_lines: z
            .array(z.object({ text: z.string().max(5_000), confidence: score.nullish(), bbox: corners }))
            .max(1_000),
        }),
      )
      .max(1),
  ),
});

/** Markup that Surya puts around bold, italic and mathematics. */
const withoutTags = (text: string): string => text.replace(/<\/?[a-z]+[^<>]*>/gi, '').trim();

/** datalab-to/ocr: lines with places and scores, more than 90 languages with Russian. */
export const textPages: FrameFormat<TextLine> = {
  mostFrames: 1,
  media: 'uri',
  limitations: ['no-handwriting'],
  input: ([file]) => ({ file, visualize: false, return_pages: true, return_text: false }),
  read: (raw, [question]) => [
    output.parse(raw).pages.flatMap(({ image_bbox, text_lines }) =>
      text_lines.flatMap(({ text, confidence, bbox }) => {
        const size = image_bbox ? { width: image_bbox[2], height: image_bbox[3] } : question?.size;
        const box = size && boxOfCorners(bbox, size);
        const plain = withoutTags(text);
        if (box === undefined || plain === '') return [];
        return [{ kind: 'text' as const, text: plain, confidence: clampConfidence(confidence ?? 0.6), box }];
      }),
    ),
  ],
};
