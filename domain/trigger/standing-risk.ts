import type { TimeInterval } from '../shared/time-interval.js';
import { isConfirmed, type Trigger } from './trigger.js';

/** A trigger as it stands now: confirmed (perhaps under another risk), or still the models' word. */
export interface StandingRisk {
  readonly trigger: Trigger;
  readonly riskCode: string;
  readonly interval: TimeInterval;
  readonly isConfirmed: boolean;
  readonly comment: string;
}

/** Everything that was not rejected. */
export const standingRisks = (triggers: readonly Trigger[]): readonly StandingRisk[] =>
  triggers.flatMap((trigger): readonly StandingRisk[] => {
    if (trigger.state === 'pending') {
      const { riskCode, interval } = trigger;
      return [{ trigger, riskCode, interval, isConfirmed: false, comment: '' }];
    }
    if (!isConfirmed(trigger)) return [];
    const { riskCode, interval, comment } = trigger.decision;
    return [{ trigger, riskCode, interval, isConfirmed: true, comment }];
  });
