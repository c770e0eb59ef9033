import { remarkOf, type MarkerSheet } from './marker-sheet.js';
import { plainLine } from './plain-line.js';
import { frameAt, frameFrom, smpteTimecode, timeBaseOf } from './time-base.js';
import { xmlText } from './xml-text.js';

/**
 * Final Cut Pro 7 XML (`xmeml` 5), which Premiere Pro and DaVinci Resolve import: the file on a sequence of its own rate, the
 * markers on the sequence. Times are numbers of frames. Where the file is not found under its name, the program asks for it.
 */
export const writeMarkersPremiereXml = (sheet: MarkerSheet): string => {
  const base = timeBaseOf(sheet.frameRate);
  const rate = `<rate><timebase>${base.framesPerSecond}</timebase><ntsc>${base.isNtsc ? 'TRUE' : 'FALSE'}</ntsc></rate>`;
  const frames = Math.max(1, frameFrom(sheet.durationMs, base));
  const [title, file] = [xmlText(sheet.title), xmlText(sheet.fileName)];
  const size = `<samplecharacteristics>${rate}<width>${sheet.width}</width><height>${sheet.height}</height></samplecharacteristics>`;
  const timecode = `<timecode>${rate}<string>${smpteTimecode(0, base)}</string><frame>0</frame><displayformat>${base.isDropFrame ? 'DF' : 'NDF'}</displayformat></timecode>`;
  const markers = sheet.markers.map((marker) => {
    const start = frameAt(marker.interval.startMs, base);
    const end = Math.max(start + 1, frameFrom(marker.interval.endMs, base));
    return `    <marker><name>${xmlText(marker.risk)}</name><comment>${xmlText(remarkOf(marker))}</comment><in>${start}</in><out>${end}</out></marker>`;
  });
  const audio = sheet.hasAudio ? '<audio><channelcount>2</channelcount></audio>' : '';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE xmeml>',
    '<xmeml version="5">',
    '  <sequence id="sequence-1">',
    `    <name>${title}</name>`,
    `    <duration>${frames}</duration>`,
    `    ${rate}`,
    `    ${timecode}`,
    '    <media>',
    '      <video>',
    `        <format>${size}</format>`,
    '        <track>',
    '          <clipitem id="clip-1">',
    `            <name>${title}</name>`,
    `            <duration>${frames}</duration>`,
    `            ${rate}`,
    `            <start>0</start><end>${frames}</end><in>0</in><out>${frames}</out>`,
    `            <file id="file-1"><name>${file}</name><pathurl>${encodeURIComponent(plainLine(sheet.fileName))}</pathurl>${rate}<duration>${frames}</duration>${timecode}<media><video>${size}</video>${audio}</media></file>`,
    ...(sheet.note === ''
      ? []
      : [`            <logginginfo><description>${xmlText(sheet.note)}</description></logginginfo>`]),
    '          </clipitem>',
    '        </track>',
    '      </video>',
    '    </media>',
    ...markers,
    '  </sequence>',
    '</xmeml>',
    '',
  ].join('\n');
};
