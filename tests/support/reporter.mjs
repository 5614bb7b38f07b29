import { writeFileSync } from 'node:fs'

/** Leaves the counts for scripts/test.mjs, which adds those of the checks. */
export default class CountsReporter {
  onRunComplete(_contexts, results) {
    const file = process.env.FIELDWORD_TEST_COUNTS
    if (!file) return
    const counts = {
      passed: results.numPassedTests,
      // A file that could not even be loaded has no tests to fail.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    }
    writeFileSync(file, JSON.stringify(counts))
  }
}
