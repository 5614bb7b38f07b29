import { parentPort } from 'node:worker_threads'
import { driftOf, paragraphsAsElements } from '@fieldword/shared/definitions/drift.ts'
import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import { wordsOfHtml } from './html-words.ts'

export interface DriftTask {
  readonly version: VersionText
  /** The text of a version that is not written in elements. */
  readonly html: string
  readonly body: string
  readonly isHtml: boolean
}

/** Reads and compares adapted texts beside the event loop. */
parentPort?.on('message', ({ version, html, body, isHtml }: DriftTask) => {
  const elements = version.elements.length > 0 ? version.elements : paragraphsAsElements(wordsOfHtml(html))
  parentPort?.postMessage(driftOf({ ...version, elements }, isHtml ? wordsOfHtml(body) : body))
})
