/** Run with the Node and the settings that scripts/test.mjs gives. */
export default {
  rootDir: '..',
  roots: ['<rootDir>/tests'],
  testMatch: ['<rootDir>/tests/**/*.test.{ts,tsx}'],
  runner: '<rootDir>/tests/support/runner.mjs',
  // Node reads the sources itself.
  transform: {},
  cacheDirectory: '<rootDir>/.cache/jest',
  globalSetup: '<rootDir>/tests/support/set-up.mjs',
  globalTeardown: '<rootDir>/tests/support/tear-down.mjs',
  testSequencer: '<rootDir>/tests/support/long-first.mjs',
  reporters: ['default', '<rootDir>/tests/support/reporter.mjs'],
  maxWorkers: 2,
  // What a test file leaves behind is never quite given back: after some dozens a worker would do little else than look for room.
  workerIdleMemoryLimit: '1GB',
  // Enough for a walk through every screen on a machine that does other things as well.
  testTimeout: 180_000,
}
