import { parentPort } from 'node:worker_threads'
import { type MergeTask, packedMerge } from './merge-task.ts'

/** Merges long texts beside the event loop. */
parentPort?.on('message', (task: MergeTask) => {
  const packed = packedMerge(task)
  parentPort?.postMessage([packed], [packed.buffer as ArrayBuffer])
})
