import test from 'ava';
import { fc } from '../builders/properties.js';
import { writeMarkers, type MarkerFormat } from '../../domain/report/markers/marker-formats.js';
import type { Marker, MarkerSheet } from '../../domain/report/markers/marker-sheet.js';
import { frameAt, frameFrom, smpteTimecode, timeBaseOf } from '../../domain/report/markers/time-base.js';

const headings = {
  start: 'Start',
  end: 'End',
  startTimecode: 'Start time code',
  endTimecode: 'End time code',
  severity: 'Severity',
  group: 'Group',
  risk: 'Risk',
  fixes: 'What to do',
  law: 'Law',
  status: 'Review',
  comment: 'Comment',
};

const aMarker = (over: Partial<Marker> = {}): Marker => ({
  id: 'one',
  interval: { startMs: 12_000, endMs: 13_250 },
  severity: 'high',
  severityText: 'Высокий',
  groupText: 'Реклама',
  risk: 'Реклама без пометки',
  law: ['ст. 18.1 38-ФЗ'],
  fixes: ['Добавить пометку', 'Указать erid'],
  statusText: 'Подтверждено',
  comment: '',
  ...over,
});

const aSheet = (over: Partial<MarkerSheet> = {}): MarkerSheet => ({
  title: 'Борщ',
  fileName: 'borsch.mp4',
  durationMs: 300_000,
  width: 1280,
  height: 720,
  frameRate: 25,
  hasAudio: true,
  note: '',
  markers: [aMarker()],
  ...over,
});

const write = (format: MarkerFormat, sheet: MarkerSheet = aSheet(), startHour = 0): string =>
  writeMarkers(format, sheet, { headings, delimiter: ',', startHour });

const codeAt = (ms: number, rate: number): string => {
  const base = timeBaseOf(rate);
  return smpteTimecode(frameAt(ms, base), base);
};

test('a usual average rate is recognised, and only 29.97 and 59.94 drop frames', (t) => {
  const seen = [23.976, 24_000 / 1001, 24, 25, 29.97, 30_000 / 1001, 30, 50, 59.94, 60, 119.88].map((rate) => {
    const { framesPerSecond, isNtsc, isDropFrame, isExact } = timeBaseOf(rate);
    return `${framesPerSecond}${isNtsc ? ' ntsc' : ''}${isDropFrame ? ' drop' : ''}${isExact ? '' : ' near'}`;
  });
  t.deepEqual(seen, [
    '24 ntsc',
    '24 ntsc',
    '24',
    '25',
    '30 ntsc drop',
    '30 ntsc drop',
    '30',
    '50',
    '60 ntsc drop',
    '60',
    '60 ntsc drop',
  ]);
});

test('a variable, unusual or unknown rate is counted at the nearest usual one', (t) => {
  t.like(timeBaseOf(27.43), { framesPerSecond: 25, isExact: false, isDropFrame: false });
  t.like(timeBaseOf(14.9), { framesPerSecond: 24, isExact: false });
  for (const rate of [0, Number.NaN, Number.POSITIVE_INFINITY, -1])
    t.like(timeBaseOf(rate), { framesPerSecond: 25, isExact: false }, String(rate));
});

test('time codes leave out the numbers that SMPTE drops, and stay with the clock', (t) => {
  const base = timeBaseOf(29.97);
  const at = (frame: number): string => smpteTimecode(frame, base);
  t.is(at(1799), '00:00:59;29');
  t.is(at(1800), '00:01:00;02');
  t.is(at(17_981), '00:09:59;29');
  t.is(at(17_982), '00:10:00;00');
  t.is(at(107_892), '01:00:00;00');
  t.is(smpteTimecode(3600, timeBaseOf(59.94)), '00:01:00;04');
  t.is(codeAt(3_600_000, 29.97), '01:00:00;00');
});

test('a clock without dropping runs behind real time at 23.976, and with it at 25', (t) => {
  t.is(codeAt(3_600_000, 23.976), '00:59:56:09');
  t.is(codeAt(3_600_000, 25), '01:00:00:00');
  t.is(codeAt(86_400_000, 25), '00:00:00:00');
});

test('every number of a drop-frame clock comes once, in order', (t) => {
  const base = timeBaseOf(29.97);
  let last = '';
  for (let frame = 0; frame < 20_000; frame++) {
    const code = smpteTimecode(frame, base);
    t.true(code > last || t.fail(`${code} after ${last}`));
    last = code;
  }
});

test('the moment at which a frame begins finds that frame, at any rate', (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(
        fc.constantFrom(23.976, 24, 25, 29.97, 30, 50, 59.94, 60),
        fc.nat({ max: 500_000 }),
        (rate, frame) => {
          const base = timeBaseOf(rate);
          const length = base.isNtsc ? 1001 / base.framesPerSecond : 1000 / base.framesPerSecond;
          const ms = Math.round(frame * length);
          return frameAt(ms, base) === frame && frameFrom(ms, base) === frame;
        },
      ),
    ),
  );
});

test('the table has a mark of its encoding, quotes what divides, and runs no formula', (t) => {
  const csv = write('csv', aSheet({ markers: [aMarker({ comment: '=HYPERLINK("http://x")\r\nсекрет' })] }));
  const [head = '', row = '', ...rest] = csv.split('\r\n');
  t.true(head.startsWith('\ufeff"Start","End"'));
  t.is(
    row,
    '"00:00:12.000","00:00:13.250","00:00:12:00","00:00:13:07","Высокий","Реклама","Реклама без пометки","Добавить пометку; Указать erid","ст. 18.1 38-ФЗ","Подтверждено","\'=HYPERLINK(""http://x"") секрет"',
  );
  t.deepEqual(rest, ['']);
});

test('an EDL has an event and a line of its marker for each finding', (t) => {
  t.is(
    write('edl', aSheet({ markers: [aMarker({ risk: 'Реклама | без' })], note: 'Черновик' })),
    [
      'TITLE: Борщ',
      'FCM: NON-DROP FRAME',
      '',
      '* FRAME RATE: 25',
      '* Черновик',
      '',
      '001  AX       V     C        00:00:12:00 00:00:12:01 00:00:12:00 00:00:12:01',
      'Добавить пометку; Указать erid · ст. 18.1 38-ФЗ · Высокий, Подтверждено |C:ResolveColorRose |M:Реклама · без |D:32',
      '',
    ].join('\r\n'),
  );
});

test('an EDL says how it counts, begins at the hour that was asked for, and ends with event 999', (t) => {
  const drop = write('edl', aSheet({ frameRate: 29.97 }), 1);
  t.regex(drop, /FCM: DROP FRAME/);
  t.regex(drop, /\* FRAME RATE: 30000\/1001\r/);
  t.regex(drop, / 01:00:11;29 01:00:12;00 /);
  t.regex(write('edl', aSheet({ frameRate: 27 })), /FRAME RATE: 25 \(NEAREST TO A VARIABLE, UNUSUAL OR UNKNOWN ONE\)/);
  const markers = Array.from({ length: 1_200 }, (_, at) =>
    aMarker({ interval: { startMs: at * 100, endMs: at * 100 + 50 }, severity: at === 1_150 ? 'critical' : 'low' }),
  );
  const long = write('edl', aSheet({ markers }));
  t.is(long.match(/^\d{3} {2}AX/gm)?.length, 999);
  t.regex(long, /LEFT OUT, AS A CMX3600 LIST ENDS WITH EVENT 999: 201/);
  t.is(long.match(/ResolveColorRed/g)?.length, 1);
});

test('FCPXML counts in frames of the file’s rate and marks things to do', (t) => {
  const xml = write('fcpxml', aSheet({ frameRate: 23.976, fileName: 'мой борщ & К.mp4' }));
  t.true(xml.includes('<fcpxml version="1.10">'));
  t.true(xml.includes('<format id="r1" frameDuration="1001/24000s" width="1280" height="720"/>'));
  t.true(xml.includes(`src="./${encodeURIComponent('мой борщ & К.mp4')}"`));
  t.true(xml.includes('name="мой борщ &amp; К.mp4"'));
  t.true(xml.includes('tcFormat="NDF"'));
  t.true(
    xml.includes('<marker start="287287/24000s" duration="31031/24000s" value="Реклама без пометки" completed="0"'),
  );
  t.true(write('fcpxml', aSheet({ frameRate: 29.97 })).includes('tcFormat="DF"'));
  t.true(write('fcpxml').includes('<marker start="30000/2500s" duration="3200/2500s"'));
});

test('the XML of Premiere Pro has the markers on the sequence', (t) => {
  const xml = write('xml', aSheet({ frameRate: 29.97, title: '<Борщ>' }));
  t.true(xml.includes('<name>&lt;Борщ&gt;</name>'));
  t.true(xml.includes('<rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate>'));
  t.true(xml.includes('<displayformat>DF</displayformat>'));
  t.regex(
    xml,
    /<marker><name>Реклама без пометки<\/name><comment>Добавить[^<]*<\/comment><in>359<\/in><out>398<\/out>/,
  );
});

test('WebVTT chapters are escaped and never overlap in part', (t) => {
  const at = (startMs: number, endMs: number, risk: string) => aMarker({ interval: { startMs, endMs }, risk });
  const vtt = write(
    'vtt',
    aSheet({ note: 'A --> B', markers: [at(0, 5_000, 'A & B'), at(1_000, 2_000, 'C'), at(4_000, 9_000, 'D')] }),
  );
  t.true(vtt.startsWith('WEBVTT\n\nNOTE A --&gt; B\n'));
  t.deepEqual(vtt.match(/^\d\d:.*$/gm), [
    '00:00:00.000 --> 00:00:04.000',
    '00:00:01.000 --> 00:00:02.000',
    '00:00:04.000 --> 00:00:09.000',
  ]);
  t.true(vtt.includes('A &amp; B — Добавить пометку'));
});

test('no chapter overlaps another in part, whatever the findings', (t) => {
  const interval = fc
    .tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => ({ startMs: start * 1000, endMs: (start + length) * 1000 }));
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 8 }), (intervals) => {
        const vtt = write('vtt', aSheet({ markers: intervals.map((one) => aMarker({ interval: one })) }));
        const cues = [...vtt.matchAll(/^([\d:.]+) --> ([\d:.]+)$/gm)].map(([, from = '', to = '']) => ({ from, to }));
        const isFine = (a: { from: string; to: string }, b: { from: string; to: string }): boolean =>
          a.to <= b.from || b.to <= a.from || (a.from <= b.from && b.to <= a.to) || (b.from <= a.from && a.to <= b.to);
        return cues.length === intervals.length && cues.every((a) => a.from < a.to && cues.every((b) => isFine(a, b)));
      }),
    ),
  );
});

test('no text of a finding breaks out of its line, its field or its element', (t) => {
  const nasty = 'x\r\n002  AX\u2028"]]><a b="\u0000\ud800\ufffe|M:y';
  const sheet = aSheet({
    title: nasty,
    fileName: nasty,
    note: nasty,
    markers: [aMarker({ risk: nasty, comment: nasty })],
  });
  for (const format of ['csv', 'edl', 'fcpxml', 'xml', 'vtt'] as const) {
    const text = write(format, sheet);
    t.notRegex(text, /[\u0000\ud800\u2028\ufffe]/u, format);
    t.notRegex(text, /^002 {2}AX/m, format);
    if (format !== 'csv' && format !== 'edl') t.false(text.includes('<a b='), format);
  }
});
