import type { TextSpan } from '../passages/passage.js';
import { foldWord, wordForm } from '../text/fold-word.js';
import type { WordVerdict } from './judge-word.js';
import { ambiguousForms } from './obscene-roots.data.js';

/** What follows the oath in the sense of "why the hell": a pronoun, a negation, a verb of asking or doing nothing. */
const oathNeighbours =
  /^(?:ты|вы|я|мы|он|она|они|тебе|вам|мне|нам|ему|ей|им|там|тут|так|же|толку|надо|нужно|делать|не|смотришь|смотрите|молчишь|стоишь|сидишь|лезешь|ждать|вообще|опять|это)$/;
const churchNeighbours = /^(?:бог|господ|свят|вер[аыуе]|не|ни|церк|имя|имени|творц|создател|ближн)/;

/** Forms that an oath shares with a verb of blame: the words around decide; a doubtful one stays a weak hint. */
export const judgeAmbiguous = (text: string, span: TextSpan): WordVerdict | undefined => {
  if (!ambiguousForms.has(foldWord(text.slice(span.start, span.end)))) return undefined;
  const before = wordForm(text.slice(0, span.start).match(/([\p{L}]+)\P{L}*$/u)?.[1] ?? '');
  const after = wordForm(text.slice(span.end).match(/^\P{L}*(\p{L}+)/u)?.[1] ?? '');
  const isChurchly = churchNeighbours.test(before) || churchNeighbours.test(after.replace(/^не$/, ''));
  const certainty = isChurchly ? 0.3 : oathNeighbours.test(after) ? 0.85 : 0.5;
  return { kind: 'obscene', rule: 'root:R1-ambiguous', certainty };
};
