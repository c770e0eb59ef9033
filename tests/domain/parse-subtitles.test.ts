import test from 'ava';
import { fc } from '../builders/properties.js';
import { parseSubtitles, subtitlesLimit } from '../../domain/media/parse-subtitles.js';

const cuesOf = (text: string) => {
  const parsed = parseSubtitles(text);
  return parsed.ok ? parsed.value : parsed.refusal;
};

test('SubRip cues keep their times and words, and lose numbers and tags', (t) => {
  const srt =
    '\ufeff1\r\n00:00:01,500 --> 00:00:03,000\r\n<i>Привет</i>,\r\nдрузья!\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,250\r\n{\\an8}Пока\r\n';
  t.deepEqual(cuesOf(srt), [
    { interval: { startMs: 1_500, endMs: 3_000 }, text: 'Привет, друзья!' },
    { interval: { startMs: 3_600_000, endMs: 3_601_250 }, text: 'Пока' },
  ]);
});

test('WebVTT cues may leave out hours and carry settings, names and notes', (t) => {
  const vtt = 'WEBVTT\n\nNOTE nothing here\n\nintro\n00:02.000 --> 00:04.500 line:0 align:start\n<v Анна>Реклама.\n';
  t.deepEqual(cuesOf(vtt), [{ interval: { startMs: 2_000, endMs: 4_500 }, text: 'Реклама.' }]);
});

test('cues with impossible times or without words are passed over', (t) => {
  const srt =
    '1\n00:00:03,000 --> 00:00:01,000\nback in time\n\n2\n00:00:05,000 --> 00:00:06,000\n\n3\n00:00:07,000 --> 00:00:08,000\nok';
  t.deepEqual(cuesOf(srt), [{ interval: { startMs: 7_000, endMs: 8_000 }, text: 'ok' }]);
});

test('a text without cues and a text without end are refused', (t) => {
  t.like(cuesOf('just some prose\n\nand more'), { kind: 'invalid-subtitles', problem: 'no-cues' });
  t.like(cuesOf('x'.repeat(subtitlesLimit + 1)), { kind: 'invalid-subtitles', problem: 'too-long' });
});

test('no text makes it throw or give an interval that is none', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.nat(9e6), fc.nat(9e6), (noise, start, end) => {
      const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23).replace('.', ',');
      const parsed = parseSubtitles(`${noise}\n\n${time(start)} --> ${time(end)}\n${noise}`);
      for (const { interval } of parsed.ok ? parsed.value : [])
        if (!(interval.startMs < interval.endMs)) throw new Error('an empty interval');
    }),
  );
  t.pass();
});
