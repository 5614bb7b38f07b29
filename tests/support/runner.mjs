import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'jest-worker'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
const hooks = fileURLToPath(new URL('hooks.mjs', import.meta.url))

/**
 * Runs test files in plain Node processes. Jest's own runner gives each file a world of its own and loads all modules anew
 * into it, which was most of what many files cost; here the files of a worker share their modules, and only data is theirs
 * alone: a database, a server, a browser.
 */
export default class Runner {
  #globalConfig

  constructor(globalConfig) {
    this.#globalConfig = globalConfig
  }

  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const { maxWorkers, workerIdleMemoryLimit, testNamePattern } = this.#globalConfig
    const workers = new Worker(worker, {
      exposedMethods: ['runFile'],
      numWorkers: maxWorkers,
      maxRetries: 0,
      idleMemoryLimit: workerIdleMemoryLimit,
      forkOptions: { execArgv: [`--import=${pathToFileURL(hooks).href}`, '--disable-warning=ExperimentalWarning'] },
    })
    workers.getStdout()?.pipe(process.stdout)
    workers.getStderr()?.pipe(process.stderr)
    const waiting = tests.values()
    const lane = async () => {
      for (const test of waiting) {
        if (watcher.isInterrupted()) return
        await onStart(test)
        try {
          const { rootDir, testTimeout } = test.context.config
          const settings = { rootDir, testTimeout: testTimeout ?? this.#globalConfig.testTimeout, testNamePattern }
          await onResult(test, await workers.runFile(test.path, settings))
        } catch (error) {
          await onFailure(test, error)
        }
      }
    }
    await Promise.all(Array.from({ length: maxWorkers }, lane))
    await workers.end()
  }
}
