import { constants, setPriority } from 'node:os';

/** Models may take all the processor time that is left over; requests of people come first. */
export const yieldToOthers = (pid: number | undefined): void => {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already.
  }
};
