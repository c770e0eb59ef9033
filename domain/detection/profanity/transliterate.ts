const digraphs: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ch', 'ч'],
  ['sh', 'ш'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yo', 'е'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['ye', 'е'],
];

const letters: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'б', c: 'ц', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'х', i: 'и', j: 'й', k: 'к', l: 'л', m: 'м', n: 'н' },
  ...{ o: 'о', p: 'п', q: 'к', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', w: 'в', x: 'х', z: 'з', "'": 'ь', '`': 'ь' },
  ...{ '0': 'о', '3': 'з', '4': 'ч', '6': 'б' },
};

const isVowel = (letter: string): boolean => 'аеиоуыэюя'.includes(letter);

const read = (word: string, pairs: typeof digraphs): string => {
  let text = '';
  for (let at = 0; at < word.length;) {
    const pair = pairs.find(([latin]) => word.startsWith(latin, at));
    const letter = word[at] ?? '';
    if (pair) text += pair[1];
    else if (letter === 'y') text += text.endsWith('х') ? 'у' : isVowel(text.at(-1) ?? '') ? 'й' : 'ы';
    else text += letters[letter] ?? letter;
    at += pair?.[0].length ?? 1;
  }
  return text;
};

/** Russian typed in Latin letters, read back: «y» is «й» after a vowel, «у» after «х», «ы» elsewhere; «ye» may be two. */
export const fromTranslit = (word: string): readonly string[] => [
  ...new Set([
    read(word, digraphs),
    read(
      word,
      digraphs.filter(([latin]) => latin !== 'ye'),
    ),
  ]),
];
