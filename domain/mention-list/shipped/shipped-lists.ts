import type { MentionList } from '../mention-list.js';
import { bannedOrganisations, terroristOrganisations } from './organisations.data.js';
import { drugs } from './drugs.data.js';

/**
 * Not copies of the registers, which have thousands of entries and change weekly: an installation loads its own. Of people and
 * of undesirable organisations nothing is shipped: an entry that is out of date would wrong somebody.
 */
export const shippedLists: readonly MentionList[] = [bannedOrganisations, terroristOrganisations, drugs];
