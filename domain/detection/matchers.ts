import { matchAdvertising } from './advertising/advertising-matcher.js';
import type { Matcher } from './detection-scene.js';
import { matchLists } from './lists/list-matcher.js';
import { matchMentions } from './mentions/mention-matcher.js';
import { matchMisheard } from './misheard/misheard-matcher.js';
import { matchPersonalData } from './personal-data/personal-data-matcher.js';
import { matchProfanity } from './profanity/profanity-matcher.js';
import { matchClasses } from './visual/class-matcher.js';
import { matchObjects } from './visual/object-matcher.js';

/** Every kind of rule that judges a video; the order does not matter. */
export const matchers: readonly Matcher[] = [
  matchProfanity,
  matchAdvertising,
  matchMentions,
  matchMisheard,
  matchLists,
  matchPersonalData,
  matchObjects,
  matchClasses,
];
