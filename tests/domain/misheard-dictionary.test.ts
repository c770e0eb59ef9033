import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'ava';
import { matchSounds } from '../../domain/detection/misheard/phonetic-match.js';
import { soundsOf } from '../../domain/detection/misheard/sound-costs.js';
import { soundKey } from '../../domain/detection/misheard/sound-key.js';
import { strongPhrases, type StrongPhrase } from '../../domain/detection/misheard/strong-phrases.data.js';
import { editDistance } from '../../domain/detection/text/edit-distance.js';
import { hunspellForms } from './hunspell-forms.js';

const folder = dirname(createRequire(import.meta.url).resolve('dictionary-ru'));

const isFormOf = (form: string, { words: [word = ''], ending }: StrongPhrase): boolean =>
  ending > 0
    ? form.startsWith(word.slice(0, -1))
    : form.startsWith(word.slice(0, -1)) && form.length <= word.length + 2;

test('of all forms of the Russian spelling dictionary none sounds like an oath, and few like another strong word', async (t) => {
  t.timeout(600_000);
  const [aff, dic] = await Promise.all([
    readFile(join(folder, 'index.aff'), 'utf8'),
    readFile(join(folder, 'index.dic'), 'utf8'),
  ]);
  const forms = new Map<string, Set<string>>();
  for (const { form } of hunspellForms(aff, dic)) {
    const key = soundKey(form);
    if (key !== undefined) forms.set(key, (forms.get(key) ?? new Set()).add(form.toLowerCase().replaceAll('ё', 'е')));
  }
  t.true(forms.size > 1_100_000, `${forms.size} sound keys`);
  const single = strongPhrases.filter(({ words }) => words.length === 1);
  const grave: string[] = [];
  const far: string[] = [];
  for (const [key, written] of forms) {
    const heard = [soundsOf(key)];
    for (const phrase of single) {
      if (matchSounds(phrase, heard) === undefined) continue;
      const [word = ''] = phrase.words;
      for (const form of written) {
        if (phrase.falseFriends?.test(form) || isFormOf(form, phrase)) continue;
        if (phrase.kind !== 'cue' || !phrase.needsCompany) grave.push(`${form} = ${word}`);
        else if (editDistance(form, word, 1) > 1) far.push(`${form} = ${word}`);
      }
    }
  }
  t.deepEqual(grave, [], 'a word that needs no company has no ordinary neighbour');
  t.deepEqual(far, [], 'the others have neighbours one letter away only');
});
