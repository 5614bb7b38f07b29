import { parentPort } from 'node:worker_threads'
import { driftOf } from '@fieldword/shared/definitions/drift.ts'
import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import { wordsOfHtml } from './html-words.ts'

export interface DriftTask {
  readonly version: VersionText
  readonly body: string
  readonly isHtml: boolean
}

/** Reads and compares adapted texts beside the event loop. */
parentPort?.on('message', ({ version, body, isHtml }: DriftTask) => {
  parentPort?.postMessage(driftOf(version, isHtml ? wordsOfHtml(body) : body))
})
