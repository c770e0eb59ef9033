/** Pictures of a report, signals that were ignored, the catalogue of risks and its history. */
export const risks = {
  frames: {
    withLabels: '{{time}} · {{labels}}',
    plain: 'Frame {{time}}',
    reveal: 'Show the hidden frame',
    veil: 'Hide',
    missing: 'The frame is not available now.',
    hiddenInPrint: 'The frame at {{time}} is hidden: it can be opened on the page of the report.',
    missingInPrint: 'The frame at {{time}} is not available.',
    leftOutInPrint: 'Further frames: {{number}}. They are on the page of the report.',
  },
  ignored: {
    title: 'Ignored',
    lead: 'Answers of models that cannot be believed: neither findings nor conclusions were drawn from them.',
    'invalid-confidence': 'scores out of range: {{number}}',
    'invalid-interval': 'impossible times: {{number}}',
    'invalid-box': 'places outside the frame: {{number}}',
    'outside-video': 'after the end of the video: {{number}}',
    'unreadable-text': 'lines on the screen that look like noise: {{number}}',
  },
};
