import { parentPort, threadId } from 'node:worker_threads'

/** What a thread of the tests is asked to do. */
export type OddTask = { readonly say: string } | { readonly fail: string } | { readonly never: true }

parentPort?.on('message', (task: OddTask) => {
  if ('fail' in task) throw new Error(task.fail)
  if ('say' in task) parentPort?.postMessage({ said: task.say, by: threadId })
  // What is asked never to answer is busy, as a comparison that takes too long would be.
  while ('never' in task);
})
