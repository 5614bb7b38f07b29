import { parentPort } from 'node:worker_threads'
import { type CompareTask, packedComparison } from './compare-task.ts'

/** Compares long definitions beside the event loop. */
parentPort?.on('message', (task: CompareTask) => {
  const packed = packedComparison(task)
  parentPort?.postMessage(packed, [packed.buffer as ArrayBuffer])
})
