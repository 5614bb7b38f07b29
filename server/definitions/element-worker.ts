import { parentPort } from 'node:worker_threads'
import { jsonBytes } from '../platform/work/json-bytes.ts'
import { type ElementTask, toldElement } from './element-task.ts'

/** Tells of an element of long definitions beside the event loop. */
parentPort?.on('message', (task: ElementTask) => {
  const bytes = jsonBytes(toldElement(task))
  parentPort?.postMessage(bytes, [bytes.buffer])
})
