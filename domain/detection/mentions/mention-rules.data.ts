import { alcoholRule } from './alcohol.data.js';
import { drugRules } from './drugs.data.js';
import type { MentionRule } from './mention-rule.js';
import { offenceRules } from './offences.data.js';
import { smokingRule } from './smoking.data.js';

export const mentionRules: readonly MentionRule[] = [...drugRules, alcoholRule, smokingRule, ...offenceRules];
