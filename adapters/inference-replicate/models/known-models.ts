import type { ClassScore, ObjectBox, TextLine } from '../../../domain/signal/signal.js';
import { classDetections } from '../formats/class-detections.js';
import { nsfwLabels, violenceLabels } from '../formats/class-labels.js';
import { classScores, flaggedPictures } from '../formats/class-scores.js';
import { clipViolence } from '../formats/clip-violence.js';
import type { FrameFormat } from '../formats/frame-format.js';
import { groundingDino } from '../formats/grounding-dino.js';
import { nsfwVerdict } from '../formats/nsfw-verdict.js';
import { plainText } from '../formats/plain-text.js';
import { textPages } from '../formats/text-pages.js';
import { yoloWorld } from '../formats/yolo-world.js';
import { fastWhisper } from '../speech/fast-whisper.js';
import type { SpeechFormat } from '../speech/speech-format.js';
import { whisper } from '../speech/whisper.js';
import { whisperx } from '../speech/whisperx.js';

/** Ways to ask and to read, by name, for models that the product does not know by theirs. */
export const speechFormats = { whisper, whisperx, 'fast-whisper': fastWhisper } as const satisfies Record<string, SpeechFormat>;
export const objectFormats = {
  'grounding-dino': groundingDino,
  'yolo-world': yoloWorld,
  detections: classDetections,
} as const satisfies Record<string, FrameFormat<ObjectBox>>;
export const nsfwFormats = {
  verdict: nsfwVerdict,
  'flagged-pictures': flaggedPictures,
  'class-scores': classScores(nsfwLabels, ['nsfw-recall-not-measured']),
} as const satisfies Record<string, FrameFormat<ClassScore>>;
export const violenceFormats = {
  clip: clipViolence,
  'class-scores': classScores(violenceLabels, ['violence-recall-not-measured']),
} as const satisfies Record<string, FrameFormat<ClassScore>>;
export const textFormats = { 'plain-text': plainText, pages: textPages } as const satisfies Record<string, FrameFormat<TextLine>>;

/** What is asked unless the configuration names another: docs/replicate.md says why, and where each version is from. */
export const defaultModels = {
  speech: 'openai/whisper:4d50797290df275329f202e48c76360b3f22b08d28c196cbc54600319435f8d2',
  objects: 'adirik/grounding-dino:efd10a8ddc57ea28773327e881ce95e20cc1d734c589f7dd01d2036921ed78aa',
  nsfw: 'falcons-ai/nsfw_image_detection:97116600cabd3037e5f22ca08ffcc33b92cfacebf7ccd3609e9c1d29e43d3a8d',
  violence: 'andreasjansson/clip-features:75b33f253f7714a281ad3e9b28f63e3232d583716ef6718f2e46641077ea040a',
  text: 'abiruyt/text-extract-ocr:a524caeaa23495bc9edc805ab08ab5fe943afd3febed884a4f3747aa32e9cd61',
} as const;
export type ReplicateCheck = keyof typeof defaultModels;

/** Formats of models that are known by name, without the version; any other model of a check has its first format. */
export const formatOfModel = {
  speech: {
    'openai/whisper': 'whisper',
    'victor-upmeet/whisperx': 'whisperx',
    'victor-upmeet/whisperx-a40-large': 'whisperx',
    'vaibhavs10/incredibly-fast-whisper': 'fast-whisper',
  },
  objects: {
    'adirik/grounding-dino': 'grounding-dino',
    'zsxkib/yolo-world': 'yolo-world',
    'adirik/yolov8': 'detections',
  },
  nsfw: {
    'falcons-ai/nsfw_image_detection': 'verdict',
    'lucataco/nsfw_image_detection': 'verdict',
    'lucataco/nsfw-image-detection': 'verdict',
    'zhixindev/nsfw-image-detection-2026': 'flagged-pictures',
  },
  violence: { 'andreasjansson/clip-features': 'clip', 'lucataco/vit-violence-detection': 'class-scores' },
  text: { 'abiruyt/text-extract-ocr': 'plain-text', 'datalab-to/ocr': 'pages' },
} as const;
