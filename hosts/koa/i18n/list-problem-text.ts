import { listLimits } from '../../../domain/mention-list/list-limits.js';
import type { ListRefusedLine } from '../../../domain/mention-list/list-problem.js';
import type { Locale } from '../../../domain/user/user.js';
import { translator } from './translator.js';

/** Why an entry of an uploaded list was left out. */
export const listProblemText = (locale: Locale, { problem, detail }: Omit<ListRefusedLine, 'line'>): string =>
  translator(locale)(`listProblem.${problem}`, {
    detail,
    nameLimit: listLimits.nameLength,
    noteLimit: listLimits.noteLength,
    namesLimit: listLimits.aliases,
    cuesLimit: listLimits.cues,
    shortest: listLimits.shortestName,
  });
