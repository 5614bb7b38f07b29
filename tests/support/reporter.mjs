import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'

/** So many of the slowest files are named at the end. */
const named = 10

/** Says which files took longest, and leaves the counts for scripts/test.mjs, which adds those of the checks. */
export default class CountsReporter {
  onRunComplete(_contexts, results) {
    sayWhatTookLongest(results.testResults)
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

function sayWhatTookLongest(files) {
  const times = files.map(({ testFilePath, perfStats }) => ({
    path: relative(process.cwd(), testFilePath),
    seconds: (perfStats.end - perfStats.start) / 1000,
  }))
  const all = times.reduce((sum, { seconds }) => sum + seconds, 0)
  const slowest = times.sort((a, b) => b.seconds - a.seconds).slice(0, named)
  console.log(`${all.toFixed(0)} s in ${files.length} files, one after the other; longest:`)
  for (const { path, seconds } of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${path}`)
}
