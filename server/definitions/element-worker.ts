import { parentPort } from 'node:worker_threads'
import { type ElementTask, toldElement } from './element-task.ts'
import { packed } from './packed.ts'

/** Tells of an element of long definitions beside the event loop. */
parentPort?.on('message', (task: ElementTask) => {
  const bytes = packed(toldElement(task))
  parentPort?.postMessage(bytes, [bytes.buffer])
})
