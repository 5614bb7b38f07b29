import { parentPort } from 'node:worker_threads'
import { type CompareTask, comparedBytes } from './compare-task.ts'

/** Compares long definitions beside the event loop. */
parentPort?.on('message', (task: CompareTask) => {
  const compared = comparedBytes(task)
  parentPort?.postMessage(compared, [compared.buffer])
})
