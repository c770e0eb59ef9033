import { accept, refuse } from '../../../../domain/shared/result.js';
import type { AgeAnswersRepository } from '../../../../application/ports/repositories/age-answers-repository.js';
import type { Draft } from '../draft.js';
import { insert } from './rows.js';

export const createAgeAnswersRepository = (draft: Draft): AgeAnswersRepository => ({
  find: async (id) => draft.get('ageAnswers', id),
  async write(sheet) {
    const stored = draft.get('ageAnswers', sheet.id);
    if ((stored?.version ?? 0) !== sheet.version)
      return refuse({ kind: 'stale-write', subject: 'age-answers', id: sheet.id });
    const written = { ...sheet, version: sheet.version + 1 };
    if (stored === undefined) insert(draft, 'ageAnswers', written, { tasks: sheet.id });
    else draft.put('ageAnswers', sheet.id, written);
    return accept(undefined);
  },
});
