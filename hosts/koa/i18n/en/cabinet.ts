/** Texts of the client's pages beyond their frame: markers, time line, list of fixes, what needs attention. */
export const cabinet = {
  markers: {
    title: 'Markers for editing',
    lead: 'Every finding is a marker in its place, with the law and what to do.',
    csv: 'CSV table',
    edl: 'EDL from hour zero (CMX3600)',
    edlHour: 'EDL for DaVinci Resolve (from 01:00:00:00)',
    fcpxml: 'FCPXML for Final Cut Pro',
    xml: 'XML for Premiere Pro',
    vtt: 'WebVTT chapters',
    rate: 'Time codes count {{rate}} frames a second.',
    rateDropFrame: 'Time codes count {{rate}} frames a second, drop-frame.',
    rateNearest:
      'The frame rate of the file is variable, unusual or unknown: time codes count {{rate}} frames a second, markers stand by real time.',
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
  },
};
