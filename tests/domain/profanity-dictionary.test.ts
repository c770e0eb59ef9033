import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'ava';
import { judgeWord } from '../../domain/detection/profanity/judge-word.js';
import { hunspellForms } from './hunspell-forms.js';

const folder = dirname(createRequire(import.meta.url).resolve('dictionary-ru'));
const hashOf = (word: string): string => createHash('sha256').update(word).digest('hex').slice(0, 12);

/** Headwords of the dictionary that are what the rules take them for. */
const obsceneHeadwords: ReadonlySet<string> = new Set(['e48cb456627e']);
const rudeHeadwords: ReadonlySet<string> = new Set([
  'bb7a26855544',
  '29d624c66027',
  '9a1e8f03443c',
  '708578d0bcb0',
  'db7f50c0319a',
  '25d065d2b1e5',
  '080fc3bfa316',
  'ef72c8fe4779',
  'e1d225befb4a',
  'a2057d87b671',
  '3bf2a20a02b5',
  '987e13cf6ca2',
  'a7f9efa90c7f',
  'e0e7cdd3ac33',
  '9ec15b115ea8',
  '95ae7780b3dc',
  'f7944d92f273',
  'ccd8a3807c06',
  '6bb7715da1fc',
  'c161f3c87076',
  '3da43fd1b9b2',
  'a3e83d242aee',
  '15421c22700a',
  'c7e4fe0b3a38',
  '20b40876e510',
  '2ea44d2fb9a6',
  '55f97c6b58ed',
  '5102c3df83bb',
  '8d0390b57b39',
  '0b3e9313942c',
  '660968c9cbe4',
  'a72c28021192',
  'edb79195b2f9',
  '35915374db28',
  '22aa624c849c',
]);

test('no form of the Russian spelling dictionary is taken for an oath, but for the oaths that it lists', async (t) => {
  const [aff, dic] = await Promise.all([
    readFile(join(folder, 'index.aff'), 'utf8'),
    readFile(join(folder, 'index.dic'), 'utf8'),
  ]);
  const seen = new Set<string>();
  const found: Record<'obscene' | 'rude' | 'masked', Set<string>> = {
    obscene: new Set(),
    rude: new Set(),
    masked: new Set(),
  };
  for (const { headword, form } of hunspellForms(aff, dic)) {
    if (seen.has(form)) continue;
    seen.add(form);
    const verdict = judgeWord(form);
    if (verdict) found[verdict.kind].add(headword);
  }
  t.true(seen.size > 1_400_000, `${seen.size} forms`);
  const unexpected = (heads: ReadonlySet<string>, known: ReadonlySet<string>): readonly string[] =>
    [...heads].filter((head) => !known.has(hashOf(head)));
  t.deepEqual(unexpected(found.obscene, obsceneHeadwords), []);
  t.deepEqual(unexpected(found.rude, rudeHeadwords), []);
  t.deepEqual([...found.masked], []);
  t.is(found.obscene.size, obsceneHeadwords.size);
});
