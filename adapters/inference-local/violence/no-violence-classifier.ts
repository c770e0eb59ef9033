import { InferenceFault, type ViolenceClassifier } from '../../../application/ports/inference.js';

/**
 * No freely installable model recognises violence or blood, and the colour of blood alone fires on one of eight harmless photos:
 * the check is openly not done.
 */
export const createNoViolenceClassifier = (): ViolenceClassifier => ({
  concurrency: 1,
  availability: async () => ({ state: 'unavailable', reason: 'no-local-model' }),
  analyse: async () => {
    throw new InferenceFault('there is no local model of violence');
  },
});
