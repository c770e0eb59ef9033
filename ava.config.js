// One configuration for every suite: SUITE=e2e (browser), SUITE=services (real servers), SUITE=faults, otherwise what needs neither.
const suites = {
  e2e: ['build/tests/e2e/**/*.test.js'],
  // Everything fails around several processes: npm run test:faults.
  faults: ['build/tests/faults/**/*.test.js'],
  services: ['build/tests/services/**/*.test.js'],
  default: ['build/tests/**/*.test.js', '!build/tests/{e2e,services,faults,bench}/**'],
};

export default {
  files: suites[process.env.SUITE ?? 'default'],
  timeout: '5m',
  // A fault run fills the machine by itself.
  concurrency: process.env.SUITE === 'faults' ? 1 : 2,
  // Native modules (sqlite3, onnxruntime, sharp) and signals want real processes.
  workerThreads: false,
};
