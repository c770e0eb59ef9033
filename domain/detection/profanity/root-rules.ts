import { r1, r2, r3, r4 } from './obscene-roots.data.js';

export interface RootRule {
  readonly root: 'R1' | 'R2' | 'R3' | 'R4';
  /** Over one folded word. */
  readonly pattern: RegExp;
  /** Names and ordinary words that the pattern would also take. */
  readonly except: RegExp | undefined;
}

const any = '[а-я]*';
const outer = '(?:по|на|не|ни|за)?';
const vowelPrefix = 'за|на|по|до|вы|у|при|про|пере|недо|не|ни|о';
const consonantPrefix = 'об|от|под|раз|рас|из|вз';

const rule = (root: RootRule['root'], pattern: string, except?: string): RootRule => ({
  root,
  pattern: new RegExp(pattern, 'u'),
  except: except === undefined ? undefined : new RegExp(except, 'u'),
});

/**
 * A root counts at the start of a word or after a verb's prefix, and before certain letters only; plain substrings give
 * 14,060 false hits on the forms of the Russian spelling dictionary, these rules none. R3 never follows a bare «с» or «в»
 * («себе», «вебинар»); «о» before it needs a stem of two letters more and no «-борье» after it.
 */
export const rootRules: readonly RootRule[] = [
  rule(
    'R1',
    `^${outer}(?:${vowelPrefix}|а|${consonantPrefix}|с|в)?[ъь]?${r1}[йияею]${any}$`,
    `^(?:${r1}(?:итон|инь|юань|ей(?:ц|ск))|у${r1}[юи])`,
  ),
  rule('R1', `^(?:одн|равн)о${r1}[йеяю]${any}$`),
  rule('R2', `${r2}[дж](?!ни[кц])`),
  rule(
    'R3',
    `^${outer}(?:${vowelPrefix}|а|(?:${consonantPrefix})[ъь]?|[св][ъь])?${r3}(?:[аулныиелсцщтк]${any}|о[штлкнс]${any})?$`,
    `^(?:${r3}(?:итд|ург|ук|е[йи]|ен[ей]з|он[иу])|под${r3}ат)`,
  ),
  rule(
    'R3',
    `^[а-я]{2,}о${r3}(?:[аы]|у(?!р)${any}|ом|ов|ами?|ах|е|(?:ин|ист|иче|ск|н|ств|ыш|ту|ани)${any}|л[аои]?|ля)?$`,
  ),
  rule('R3', `^(?:д[ао]лб|м[ао]зг)[ао]${r3}${any}$`),
  rule('R3', `^[уы]${r3}(?:ок|к[аиоу]|ищ|ан|аш|ыш)${any}$`),
  rule('R4', `^(?:${vowelPrefix}|${consonantPrefix}|с)?${r4}[дт]${any}$`),
  rule('R4', `^(?:${r4}|бле?а[дт]ь)$`),
];

export const findRoot = (word: string): RootRule | undefined =>
  rootRules.find((each) => each.pattern.test(word) && each.except?.test(word) !== true);
