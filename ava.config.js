// One configuration for every suite: SUITE=e2e (browser), SUITE=services (real servers), otherwise what needs neither.
const suites = {
  e2e: ['build/tests/e2e/**/*.test.js'],
  services: ['build/tests/services/**/*.test.js'],
  default: ['build/tests/**/*.test.js', '!build/tests/{e2e,services,bench}/**'],
};

export default {
  files: suites[process.env.SUITE ?? 'default'],
  timeout: '5m',
  concurrency: 2,
  // Native modules (sqlite3, onnxruntime, sharp) and signals want real processes.
  workerThreads: false,
};
