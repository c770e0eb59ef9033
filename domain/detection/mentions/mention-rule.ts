import type { AbsenceSubject } from '../absence.js';
import type { PassageChannel } from '../passages/passage.js';
import { phrasePattern, type PhrasePattern } from '../text/phrase-pattern.js';

export interface MentionHint {
  /** How much the phrase alone says, 0..1; different phrases near each other add up. */
  readonly certainty: number;
  readonly patterns: readonly PhrasePattern[];
}

/** Words that stand for a risk by being said or shown. */
export interface MentionRule {
  readonly riskCode: string;
  readonly rule: string;
  /** Phrases closer than this are heard together. */
  readonly togetherMs: number;
  readonly channels: readonly PassageChannel[];
  readonly hints: readonly MentionHint[];
  /** Phrases in which the same words are harmless: what overlaps them does not count. */
  readonly harmless: readonly PhrasePattern[];
  /** A statutory notice anywhere in the publication that lifts the risk. */
  readonly cure: { readonly subject: AbsenceSubject; readonly patterns: readonly PhrasePattern[] } | undefined;
}

const everywhere: readonly PassageChannel[] = ['speech', 'on-screen-text', 'metadata'];

export const hint = (certainty: number, ...phrases: readonly string[]): MentionHint => ({
  certainty,
  patterns: phrases.map(phrasePattern),
});

export const mention = (
  riskCode: string,
  rule: string,
  togetherMs: number,
  hints: readonly MentionHint[],
  more: { readonly cure?: MentionRule['cure']; readonly harmless?: readonly string[] } = {},
): MentionRule => ({
  riskCode,
  rule: `mention:${rule}`,
  togetherMs,
  channels: everywhere,
  hints,
  harmless: (more.harmless ?? []).map(phrasePattern),
  cure: more.cure,
});
