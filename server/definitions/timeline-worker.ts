import { parentPort } from 'node:worker_threads'
import { packedTimeline, type TimelineTask } from './timeline-task.ts'

/** Follows the elements of long definitions beside the event loop. */
parentPort?.on('message', (task: TimelineTask) => {
  const packed = packedTimeline(task)
  parentPort?.postMessage(packed, [packed.buffer as ArrayBuffer])
})
