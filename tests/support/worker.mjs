import { pathToFileURL } from 'node:url'
import { createEmptyTestResult } from '@jest/test-result'
import { getState, resetState, run } from 'jest-circus'
import { formatResultsErrors } from 'jest-message-util'

/** What was thrown where nobody waited for it, since the file that runs began; by the promise that was rejected, where one was. */
const unheard = new Map()
process.on('uncaughtException', error => unheard.set({}, error))
process.on('unhandledRejection', (error, promise) => unheard.set(promise, error))
// Some are waited for a little later.
process.on('rejectionHandled', promise => unheard.delete(promise))

/** Runs one test file; answers what Jest's reporters want to know of it, and the bytes that this process holds after it. `testTimeout` in milliseconds. */
export async function runFile(path, { rootDir, testTimeout, testNamePattern }) {
  const begun = performance.timeOrigin + performance.now()
  unheard.clear()
  resetState()
  Object.assign(getState(), { testTimeout, testNamePattern: testNamePattern ? new RegExp(testNamePattern, 'i') : null })
  await import(pathToFileURL(path).href)
  const { testResults, unhandledErrors } = await run()
  const unhandled = [...unhandledErrors, ...unheard.values()]
  const result = resultOf({ path, rootDir, begun, ran: testResults.map(asReported), unhandled })
  return { result, memory: process.memoryUsage().heapUsed }
}

/** A result of jest-circus as Jest's reporters read it. */
function asReported({ testPath, status, duration, failing, invocations, numPassingAsserts, errors, startedAt }) {
  // The first of the path is the block that the file itself is.
  const names = testPath.slice(1)
  return {
    ...{ duration, failing, invocations, numPassingAsserts, location: null, startAt: startedAt },
    ...{ title: names.at(-1), ancestorTitles: names.slice(0, -1), fullName: names.join(' ') },
    ...{ status: statusOf(status, errors), failureMessages: errors, failureDetails: [], retryReasons: [] },
  }
}

function statusOf(status, errors) {
  if (status === 'skip') return 'pending'
  if (status === 'todo') return 'todo'
  return errors.length > 0 ? 'failed' : 'passed'
}

function resultOf({ path, rootDir, begun, ran, unhandled }) {
  const end = performance.timeOrigin + performance.now()
  const counted = status => ran.filter(test => test.status === status).length
  const failures = formatResultsErrors(ran, { rootDir, testMatch: [] }, { noStackTrace: false }, path) ?? ''
  const thrown = unhandled.map(error => error?.stack ?? String(error)).join('\n')
  return {
    ...createEmptyTestResult(),
    ...{ testFilePath: path, testResults: ran },
    ...{ numFailingTests: counted('failed'), numPassingTests: counted('passed') },
    ...{ numPendingTests: counted('pending'), numTodoTests: counted('todo') },
    failureMessage: [failures, thrown].filter(Boolean).join('\n\n') || null,
    testExecError: thrown ? { message: '', stack: thrown } : undefined,
    perfStats: { start: begun, end, runtime: Math.round(end - begun), slow: false, loadTestEnvironmentStart: 0 },
  }
}
