import { families, type Family } from '../corpus/phrase.js';
import type { Half } from '../corpus/word-lists.js';
import { wilson } from '../../../../domain/quality/wilson.js';
import { errorRate } from '../metrics/error-rate.js';
import {
  cleanFigures,
  figuresOf,
  ofFamily,
  scoreItem,
  spoken,
  type CleanFigures,
  type Figures,
  type ScoredItem,
  type Share,
} from '../metrics/score-items.js';
import type { Clip } from '../media/make-clip.js';
import type { JudgedClip } from '../run/judge-clips.js';
import type { JudgedItem } from '../run/judged-item.js';
import { judgeTruth } from '../run/judge-truth.js';
import { markCounts, screenErrors, speechErrors } from '../run/read-errors.js';

export interface FamilyFigures {
  readonly family: Family;
  readonly figures: Figures;
}

export interface TextFigures {
  readonly items: number;
  readonly all: Figures;
  readonly byFamily: readonly FamilyFigures[];
  readonly clean: CleanFigures;
}

/** Risks that are spoken: in every voice, in the voice that was cut from recordings, and in the formant voice. */
export interface SpeechFigures {
  readonly speech: Figures;
  readonly recordedSpeech: Figures;
  readonly formantSpeech: Figures;
}

export interface MediaFigures extends TextFigures, SpeechFigures {
  readonly mediaSeconds: number;
  /** The same rules on perfect transcripts of the same clips. */
  readonly ceiling: TextFigures & SpeechFigures;
  readonly markRecall: Share & { readonly shown: number };
  readonly eridRecall: Share & { readonly shown: number };
  readonly wordErrorRates: readonly { readonly voice: string; readonly clips: number; readonly rate: number }[];
  readonly characterErrorRate: number;
  readonly linesShown: number;
}

export interface HalfFigures {
  readonly half: Half;
  readonly text: TextFigures | undefined;
  readonly media: MediaFigures | undefined;
}

export const textFigures = (judged: readonly JudgedItem[]): TextFigures => {
  const scored = judged.map(scoreItem);
  return { items: scored.length, all: figuresOf(scored), byFamily: byFamily(scored), clean: cleanFigures(scored) };
};

export const mediaFigures = (clips: readonly JudgedClip[]): MediaFigures => {
  const ideal = clips.map((each) => ({ ...judgeTruth(each.item), clip: each.clip }));
  const marks = clips.flatMap(markCounts);
  const recall = (counted: typeof marks): Share & { shown: number } => {
    const read = counted.filter(({ isRead }) => isRead).length;
    return { value: read / counted.length, range: wilson(read, counted.length), shown: counted.length };
  };
  const lines = clips.flatMap(screenErrors);
  return {
    ...textFigures(clips),
    mediaSeconds: Math.round(clips.reduce((sum, { item }) => sum + item.durationMs, 0) / 1_000),
    ceiling: { ...textFigures(ideal), ...speechFigures(ideal) },
    ...speechFigures(clips),
    markRecall: recall(marks.filter(({ part }) => part !== 'erid')),
    eridRecall: recall(marks.filter(({ part }) => part === 'erid')),
    wordErrorRates: [...new Set(clips.map(({ clip }) => clip.voice))].sort().map((voice) => {
      const heard = clips.filter(({ clip }) => clip.voice === voice);
      return { voice, clips: heard.length, rate: errorRate(heard.map(speechErrors)) };
    }),
    characterErrorRate: errorRate(lines),
    linesShown: lines.length,
  };
};

const speechFigures = (clips: readonly (JudgedItem & { readonly clip: Clip })[]): SpeechFigures => {
  const figures = (isWanted: (clip: Clip) => boolean): Figures =>
    figuresOf(clips.filter(({ clip }) => isWanted(clip)).map(scoreItem), spoken);
  return {
    speech: figures(() => true),
    recordedSpeech: figures(({ isRecordedVoice }) => isRecordedVoice),
    formantSpeech: figures(({ isRecordedVoice }) => !isRecordedVoice),
  };
};

const byFamily = (scored: readonly ScoredItem[]): readonly FamilyFigures[] =>
  families
    .map((family) => ({ family, figures: figuresOf(scored, ofFamily(family)) }))
    .filter(({ figures }) => figures.labels + figures.falseAlarms > 0);
