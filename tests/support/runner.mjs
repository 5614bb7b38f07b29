import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'jest-worker'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
const hooks = pathToFileURL(fileURLToPath(new URL('hooks.mjs', import.meta.url))).href

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
    const waiting = tests.values()
    const lane = async () => {
      let own = aProcess()
      for (const test of waiting) {
        if (watcher.isInterrupted()) break
        await onStart(test)
        try {
          const { rootDir, testTimeout = this.#globalConfig.testTimeout } = test.context.config
          const { result, memory } = await own.runFile(test.path, { rootDir, testTimeout, testNamePattern })
          await onResult(test, result)
          if (memory < workerIdleMemoryLimit) continue
        } catch (error) {
          await onFailure(test, error)
        }
        await own.end()
        own = aProcess()
      }
      await own.end()
    }
    await Promise.all(Array.from({ length: maxWorkers }, lane))
  }
}

/** A process of its own, whose files are run once: one that ends meanwhile has failed. */
function aProcess() {
  const made = new Worker(worker, {
    exposedMethods: ['runFile'],
    numWorkers: 1,
    maxRetries: 0,
    forkOptions: { execArgv: [`--import=${hooks}`, '--disable-warning=ExperimentalWarning'] },
  })
  made.getStdout()?.pipe(process.stdout)
  made.getStderr()?.pipe(process.stderr)
  return made
}
