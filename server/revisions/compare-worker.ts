import { parentPort } from 'node:worker_threads'
import { jsonBytes } from '../platform/work/json-bytes.ts'
import { type CompareTask, comparedParts, textsOf } from './compared-parts.ts'

/** Compares long texts beside the event loop. */
parentPort?.on('message', (task: CompareTask) => {
  const parts = comparedParts(textsOf(task), task.rows).map(jsonBytes)
  parentPort?.postMessage(
    parts,
    parts.map(({ buffer }) => buffer),
  )
})
