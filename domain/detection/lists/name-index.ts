import { declensionsOf, longestEndingOf, type Declined } from '../text/declension.js';

/**
 * Names as sequences of words, in a trie over the bases of their words: how long a text is searched does not depend on how
 * many names there are.
 */
export interface NameIndex<Value> {
  readonly root: Node<Value>;
}

interface Node<Value> {
  /** By the base of the next word. */
  next: Map<string, Edge<Value>[]> | undefined;
  /** Of the names that end here. */
  values: Value[] | undefined;
}

interface Edge<Value> {
  /** The dictionary form. */
  readonly word: string;
  readonly endings: ReadonlySet<string>;
  readonly to: Node<Value>;
}

export interface NameMatch<Value> {
  /** One past the last word. */
  readonly end: number;
  readonly value: Value;
}

interface TextWord {
  /** Folded. */
  readonly form: string;
  readonly beginsSentence: boolean;
}

/** `words`: folded, in the dictionary form; every case of each of them will be found. */
export const indexNames = <Value>(
  names: Iterable<{ readonly words: readonly string[]; readonly value: Value }>,
): NameIndex<Value> => {
  const root: Node<Value> = { next: undefined, values: undefined };
  const declensions = new Map<string, readonly Declined[]>();
  const declined = (word: string): readonly Declined[] => {
    const known = declensions.get(word) ?? declensionsOf(word);
    declensions.set(word, known);
    return known;
  };
  for (const { words, value } of names) {
    if (words.length === 0) continue;
    const last = words.reduce((node, word) => step(node, word, declined(word)), root);
    (last.values ??= []).push(value);
  }
  return { root };
};

const step = <Value>(node: Node<Value>, word: string, ways: readonly Declined[]): Node<Value> => {
  const next = (node.next ??= new Map<string, Edge<Value>[]>());
  const known = next.get(ways[0]?.base ?? '')?.find((edge) => edge.word === word);
  if (known !== undefined) return known.to;
  const to: Node<Value> = { next: undefined, values: undefined };
  for (const { base, endings } of ways) {
    const edges = next.get(base);
    if (edges === undefined) next.set(base, [{ word, endings, to }]);
    else edges.push({ word, endings, to });
  }
  return to;
};

/** Every name that begins with the word `at`, shorter ones first. */
export const namesAt = <Value>(
  { root }: NameIndex<Value>,
  words: readonly TextWord[],
  at: number,
): readonly NameMatch<Value>[] => {
  const found: NameMatch<Value>[] = [];
  let nodes: readonly Node<Value>[] = [root];
  for (let index = at; nodes.length > 0; index++) {
    const word = words[index];
    if (word === undefined || (index > at && isBreak(words[index - 1], word))) break;
    nodes = reachedBy(nodes, word.form);
    for (const { values } of nodes) for (const value of values ?? []) found.push({ end: index + 1, value });
  }
  return found;
};

const reachedBy = <Value>(nodes: readonly Node<Value>[], form: string): readonly Node<Value>[] => {
  const reached = new Set<Node<Value>>();
  const longest = longestEndingOf(form);
  for (const { next } of nodes) {
    if (next === undefined) continue;
    for (let length = 0; length <= longest; length++) {
      const edges = next.get(length === 0 ? form : form.slice(0, -length));
      if (edges === undefined) continue;
      const ending = form.slice(form.length - length);
      for (const { endings, to } of edges) if (endings.has(ending)) reached.add(to);
    }
  }
  return [...reached];
};

/** A sentence ends between two words, unless the full stop is that of an abbreviation («им. Ленина»). */
const isBreak = (before: TextWord | undefined, word: TextWord): boolean =>
  word.beginsSentence && (before === undefined || before.form.length > 3);
