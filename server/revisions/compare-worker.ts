import { parentPort } from 'node:worker_threads'
import { type CompareTask, comparedParts } from './compared-parts.ts'

/** Compares long texts beside the event loop. */
parentPort?.on('message', (task: CompareTask) => {
  const parts = comparedParts(task)
  parentPort?.postMessage(
    parts,
    parts.map(({ buffer }) => buffer),
  )
})
