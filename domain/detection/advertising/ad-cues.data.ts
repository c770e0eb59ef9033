import type { AdCueGroup } from './ad-cue-kinds.js';
import { adCuesEn } from './ad-cues-en.data.js';
import { adCuesRu } from './ad-cues-ru.data.js';
import { ownCuesRu } from './own-cues-ru.data.js';

export const adCueGroups: readonly AdCueGroup[] = [...adCuesRu, ...ownCuesRu, ...adCuesEn];
