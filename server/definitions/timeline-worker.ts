import { parentPort } from 'node:worker_threads'
import { jsonBytes } from '../platform/work/json-bytes.ts'
import { rowsOverTime, type TimelineTask } from './timeline-task.ts'

/** Follows the elements of long definitions beside the event loop. */
parentPort?.on('message', (task: TimelineTask) => {
  const bytes = jsonBytes(rowsOverTime(task))
  parentPort?.postMessage(bytes, [bytes.buffer])
})
