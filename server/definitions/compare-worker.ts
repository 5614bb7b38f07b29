import { parentPort } from 'node:worker_threads'
import { jsonBytes } from '../platform/work/json-bytes.ts'
import { type CompareTask, comparedElements } from './compare-task.ts'

/** Compares long definitions beside the event loop. */
parentPort?.on('message', (task: CompareTask) => {
  const compared = jsonBytes(comparedElements(task))
  parentPort?.postMessage(compared, [compared.buffer])
})
