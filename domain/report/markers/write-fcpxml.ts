import { remarkOf, type MarkerSheet } from './marker-sheet.js';
import { plainLine } from './plain-line.js';
import { frameAt, frameFrom, frameLength, timeBaseOf } from './time-base.js';
import { xmlText } from './xml-text.js';

/**
 * FCPXML 1.10: the file on a time line of its own rate, the markers on the clip as things to do. Times are whole frames,
 * as Final Cut Pro demands of a time line. The file is named relative to this document: where it does not lie beside it, the program
 * asks for it.
 */
export const writeMarkersFcpxml = (sheet: MarkerSheet): string => {
  const base = timeBaseOf(sheet.frameRate);
  const { over, under } = frameLength(base);
  const time = (frames: number): string => (frames === 0 ? '0s' : `${frames * over}/${under}s`);
  const whole = time(Math.max(1, frameFrom(sheet.durationMs, base)));
  const format = base.isDropFrame ? 'DF' : 'NDF';
  const title = xmlText(sheet.title);
  const audio = sheet.hasAudio ? ' hasAudio="1" audioSources="1"' : '';
  const markers = sheet.markers.map((marker) => {
    const start = frameAt(marker.interval.startMs, base);
    const length = Math.max(1, frameFrom(marker.interval.endMs, base) - start);
    return `              <marker start="${time(start)}" duration="${time(length)}" value="${xmlText(marker.risk)}" completed="0" note="${xmlText(remarkOf(marker))}"/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE fcpxml>',
    '<fcpxml version="1.10">',
    '  <resources>',
    `    <format id="r1" frameDuration="${over}/${under}s" width="${sheet.width}" height="${sheet.height}"/>`,
    `    <asset id="r2" name="${xmlText(sheet.fileName)}" start="0s" duration="${whole}" hasVideo="1" videoSources="1" format="r1"${audio}>`,
    `      <media-rep kind="original-media" src="./${encodeURIComponent(plainLine(sheet.fileName))}"/>`,
    '    </asset>',
    '  </resources>',
    '  <library>',
    `    <event name="${title}">`,
    `      <project name="${title}">`,
    `        <sequence format="r1" duration="${whole}" tcStart="0s" tcFormat="${format}">`,
    ...(sheet.note === '' ? [] : [`          <note>${xmlText(sheet.note)}</note>`]),
    '          <spine>',
    `            <asset-clip ref="r2" name="${title}" offset="0s" start="0s" duration="${whole}" format="r1" tcFormat="${format}">`,
    ...markers,
    '            </asset-clip>',
    '          </spine>',
    '        </sequence>',
    '      </project>',
    '    </event>',
    '  </library>',
    '</fcpxml>',
    '',
  ].join('\n');
};
