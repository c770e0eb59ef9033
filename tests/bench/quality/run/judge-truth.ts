import { detect } from '../../../../domain/detection/detect.js';
import { shippedCatalogue } from '../../../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { CheckName, Coverage } from '../../../../domain/signal/coverage.js';
import type { LabelledItem } from '../corpus/labelled-item.js';
import type { JudgedItem } from './judged-item.js';

/** The rules on what perfect recognisers would give: nothing but the rules can be wrong. */
export const judgeTruth = (item: LabelledItem): JudgedItem => {
  const { findings } = detect({
    signals: item.truth,
    coverage: [checked('speech', item.durationMs), checked('on-screen-text', item.durationMs)],
    catalogue: shippedCatalogue,
    durationMs: item.durationMs,
    metadata: { title: '', description: '' },
  });
  return { item, findings };
};

const checked = (check: CheckName, durationMs: number): Coverage => ({
  state: 'checked',
  check,
  engine: 'truth',
  model: 'corpus',
  intervals: [{ startMs: 0, endMs: durationMs }],
  framesSampled: check === 'speech' ? 0 : Math.ceil(durationMs / 1_000),
  framesAnalysed: 1,
  limitations: [],
});
