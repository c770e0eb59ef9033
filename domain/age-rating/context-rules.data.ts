import type { AgeMark, MarkEffect } from './age-rating.js';
import type { SceneContext } from './context.js';

/**
 * `lowers`: every answer named in `when` is given and is as mild or milder. `raises`: every one is given and as grave or
 * graver. An answer more on the grave side can thus never lower a mark.
 */
export interface ContextRule {
  readonly risk: string;
  readonly does: 'lowers' | 'raises';
  readonly to: MarkEffect;
  readonly when: SceneContext;
  readonly law: string;
}

const lowers = (risk: string, to: AgeMark, when: SceneContext, law: string): ContextRule => ({
  risk,
  does: 'lowers',
  to,
  when,
  law,
});
const raises = (risk: string, to: MarkEffect, when: SceneContext, law: string): ContextRule => ({
  risk,
  does: 'raises',
  to,
  when,
  law,
});

/**
 * 436-FZ art. 5 and 7-10. A risk without a line here keeps the effect that the catalogue gives it; nothing lowers what is
 * barred altogether, nor sexual violence, cruelty to animals, the identity of a victim or obscene words on screen.
 */
export const contextRules: readonly ContextRule[] = [
  lowers('NSFW_EROTICA_NUDITY', '16+', { sexualActs: 'absent', hasPublicPurpose: true }, '436-ФЗ ст.10 п.5'),
  lowers('NSFW_SUGGESTIVE', '12+', { sexualActs: 'absent', isEpisodic: true }, '436-ФЗ ст.9 п.3'),
  raises('NSFW_SUGGESTIVE', '18+', { sexualActs: 'shown' }, '436-ФЗ ст.5 ч.3 п.3'),

  lowers('VIOL_GORE_NATURALISTIC', '16+', { isNaturalistic: false, attitude: 'neutral' }, '436-ФЗ ст.10 п.2'),
  raises('VIOL_BLOOD_INJURY', '16+', { isEpisodic: false }, '436-ФЗ ст.10 п.2'),
  raises('VIOL_BLOOD_INJURY', '18+', { isNaturalistic: true }, '436-ФЗ ст.10 п.2'),
  raises('VIOL_BLOOD_INJURY', '18+', { attitude: 'approves' }, '436-ФЗ ст.5 ч.2 п.3'),
  lowers(
    'VIOL_FIGHT_PHYSICAL',
    '6+',
    { isEpisodic: true, isNaturalistic: false, hasCompassion: true, attitude: 'neutral' },
    '436-ФЗ ст.7',
  ),
  raises('VIOL_FIGHT_PHYSICAL', '16+', { isEpisodic: false }, '436-ФЗ ст.10 п.2'),
  raises('VIOL_FIGHT_PHYSICAL', '18+', { isNaturalistic: true }, '436-ФЗ ст.10 п.2'),
  raises('VIOL_FIGHT_PHYSICAL', '18+', { attitude: 'approves' }, '436-ФЗ ст.5 ч.2 п.3'),
  lowers(
    'VIOL_DEATH_DISASTER',
    '12+',
    { isNaturalistic: false, isEpisodic: true, hasCompassion: true },
    '436-ФЗ ст.8 п.2',
  ),
  raises('VIOL_DEATH_DISASTER', '18+', { isNaturalistic: true }, '436-ФЗ ст.10 п.1'),
  lowers('VIOL_WEAPON_DISPLAY', '6+', { hasPublicPurpose: true, attitude: 'neutral' }, '436-ФЗ ст.8'),
  raises('VIOL_WEAPON_DISPLAY', '16+', { attitude: 'approves' }, '436-ФЗ ст.10 п.2'),

  lowers('PROF_OBSCENE_SPEECH', '16+', { isObsceneAudible: false }, '436-ФЗ ст.10 п.4'),
  raises('PROF_MASKED', '18+', { isObsceneAudible: true }, '436-ФЗ ст.5 ч.2 п.6'),
  // Article 10 allows "single" words.
  raises('PROF_RUDE', '18+', { isEpisodic: false }, '436-ФЗ ст.10 п.4'),

  lowers('ALC_CONSUMPTION', '12+', { isEpisodic: true, attitude: 'neutral' }, '436-ФЗ ст.9 п.2'),
  raises('ALC_CONSUMPTION', '18+', { attitude: 'approves' }, '436-ФЗ ст.5 ч.2 п.2'),
  lowers('TOB_SMOKING', '12+', { substance: 'danger-stated', attitude: 'condemns' }, '436-ФЗ ст.9 п.2'),
  raises('TOB_SMOKING', '18+', { attitude: 'approves' }, '436-ФЗ ст.5 ч.2 п.2'),
  lowers(
    'DRUG_MENTION_LABEL',
    '12+',
    { substance: 'danger-stated', attitude: 'condemns', isEpisodic: true },
    '436-ФЗ ст.9 п.2',
  ),
  raises('DRUG_MENTION_LABEL', '18+', { substance: 'shown' }, '436-ФЗ ст.10 п.3'),
  raises('DRUG_MENTION_LABEL', '18+', { attitude: 'approves' }, '436-ФЗ ст.5 ч.2 п.2'),
  lowers('DRUG_USE_SHOWN', '16+', { substance: 'named', attitude: 'condemns' }, '436-ФЗ ст.10 п.3'),
  raises('DRUG_USE_SHOWN', 'prohibited', { attitude: 'approves' }, 'КоАП 6.13'),

  lowers('CHILD_DANGEROUS_ACTS', '12+', { attitude: 'condemns' }, '436-ФЗ ст.9 п.2'),
  lowers(
    'CHILD_SUICIDE',
    '16+',
    { hasPublicPurpose: true, attitude: 'condemns', isNaturalistic: false },
    '436-ФЗ ст.10 п.1',
  ),
];

/** What is made by a foreign agent is for adults; only speaking of one is not (436-FZ art. 5 part 2 as of 2022). */
export const foreignAgentRule = {
  risk: 'EXT_FOREIGN_AGENT',
  to: '18+',
  law: '436-ФЗ ст.5 ч.2 (продукция иноагента)',
} as const;
