import { parentPort } from 'node:worker_threads'
import { type MergeTask, mergedBytes } from './merge-task.ts'

/** Merges long texts beside the event loop. */
parentPort?.on('message', (task: MergeTask) => {
  const merged = mergedBytes(task)
  parentPort?.postMessage(merged, [merged.buffer])
})
