import { InferenceFault } from '../../ports/inference.js';

/** Another attempt of the stage would end the same way: the budget is spent, the token is wrong. */
export const isFinal = (error: unknown): boolean => error instanceof InferenceFault && error.isFinal;
