import { parentPort } from 'node:worker_threads'
import { jsonBytes } from '../platform/work/json-bytes.ts'
import { type MergeTask, mergedOf } from './merge-task.ts'

/** Merges long texts beside the event loop. */
parentPort?.on('message', (task: MergeTask) => {
  const merged = jsonBytes(mergedOf(task))
  parentPort?.postMessage(merged, [merged.buffer])
})
