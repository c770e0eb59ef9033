import type { Finding } from '../../../../domain/trigger/trigger.js';
import type { LabelledItem } from '../corpus/labelled-item.js';

export interface JudgedItem {
  readonly item: LabelledItem;
  readonly findings: readonly Finding[];
}
