import type { Matcher } from './detection-scene.js';
import { matchAdvertising } from './advertising/advertising-matcher.js';
import { matchProfanity } from './profanity/profanity-matcher.js';

/** Every kind of rule that judges a video, in no particular order. */
export const matchers: readonly Matcher[] = [matchProfanity, matchAdvertising];
