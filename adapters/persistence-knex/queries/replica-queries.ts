import type { ScreenQueries } from '../../../application/ports/screen-queries.js';
import { PersistenceFault } from '../../../application/ports/unit-of-work.js';
import { toFault } from '../connection/faults.js';
import type { Replica } from '../connection/replica.js';

type Queries = Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;

/** Whether the database is there is asked of the one that is written to. */
const ofPrimary: ReadonlySet<string> = new Set<keyof ScreenQueries>(['ping']);

/** Screens from the copy while it is current; from the primary otherwise, and when the copy fails to answer. */
export const replicaQueries = (primary: ScreenQueries, copy: ScreenQueries, replica: Replica): ScreenQueries => {
  const copies = copy as unknown as Queries;
  const routed = Object.entries(primary as unknown as Queries).map(([name, ask]) => {
    const askCopy = copies[name];
    if (askCopy === undefined || ofPrimary.has(name)) return [name, ask];
    const either = async (...args: never[]): Promise<unknown> => {
      if (await replica.isCurrent())
        try {
          return await askCopy(...args);
        } catch (error) {
          if (!(toFault(error) instanceof PersistenceFault)) throw error;
          replica.failed();
        }
      return ask(...args);
    };
    return [name, either];
  });
  return Object.fromEntries(routed) as ScreenQueries;
};
