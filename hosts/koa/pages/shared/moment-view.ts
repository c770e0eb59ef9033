import type { Instant } from '../../../../domain/shared/instant.js';
import type { Words } from './page-context.js';

export interface MomentView {
  readonly iso: string;
  readonly text: string;
}

export const momentView = (moment: Instant, { format }: Words): MomentView => ({
  iso: new Date(moment).toISOString(),
  text: format.dateTime(moment),
});
