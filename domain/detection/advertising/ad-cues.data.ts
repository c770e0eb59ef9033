import type { AdCueGroup } from './ad-cue-kinds.js';
import { adCuesEn } from './ad-cues-en.data.js';
import { callCuesRu } from './call-cues-ru.data.js';
import { offerCuesRu } from './offer-cues-ru.data.js';
import { ownCuesRu } from './own-cues-ru.data.js';
import { sponsorCuesRu } from './sponsor-cues-ru.data.js';

export const adCueGroups: readonly AdCueGroup[] = [
  ...sponsorCuesRu,
  ...offerCuesRu,
  ...callCuesRu,
  ...ownCuesRu,
  ...adCuesEn,
];
