import type { MentionListKind } from '../../mention-list/mention-list.js';
import type { AbsenceSubject } from '../absence.js';
import { drugLabel } from '../mentions/drugs.data.js';
import { phrasePattern, type PhrasePattern } from '../text/phrase-pattern.js';

export interface ListRule {
  readonly riskCode: string;
  /** How much the bare name says; registers have namesakes, titles are also said by chance. */
  readonly certainty: number;
  /** The words that the law wants beside the name; found anywhere in the publication, they lift the risk. */
  readonly note: { readonly subject: AbsenceSubject; readonly patterns: readonly PhrasePattern[] } | undefined;
}

/** KoAP 13.15(2). */
const banNote: ListRule['note'] = {
  subject: 'banned-organisation-note',
  patterns: [
    'признан~ ..3 экстремистск~|террористическ~',
    'экстремистск~|террористическ~ организаци~|движени~',
    'запрещ[её]н~ ..3 рф|росси~|российск~',
  ].map(phrasePattern),
};

export const listRules: Readonly<Record<MentionListKind, ListRule>> = {
  'foreign-agents': {
    riskCode: 'EXT_FOREIGN_AGENT',
    certainty: 0.85,
    // 255-FZ art. 9(3)-(4), KoAP 13.15(2.1).
    note: { subject: 'foreign-agent-note', patterns: ['иностранн~ агент~', 'иноагент~'].map(phrasePattern) },
  },
  'banned-organisations': { riskCode: 'EXT_ORG_NO_MARK', certainty: 0.85, note: banNote },
  'terrorist-organisations': { riskCode: 'EXT_ORG_NO_MARK', certainty: 0.85, note: banNote },
  // No note cures it: the offence is to take part, to link, to repost (KoAP 20.33).
  'undesirable-organisations': { riskCode: 'EXT_UNDESIRABLE', certainty: 0.75, note: undefined },
  // To spread it is the offence, whatever is written beside it (KoAP 20.29).
  'banned-materials': { riskCode: 'EXT_BANNED_MATERIAL', certainty: 0.7, note: undefined },
  drugs: { riskCode: 'DRUG_MENTION_LABEL', certainty: 0.85, note: drugLabel },
};
