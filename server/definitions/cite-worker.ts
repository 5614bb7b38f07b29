import { parentPort } from 'node:worker_threads'
import type { CitationFormat } from '@fieldword/shared/definitions/cite-contract.ts'
import type { CslItem } from '@fieldword/shared/definitions/cite-csl.ts'
import { citationIn } from './cite-formats.ts'

export interface CiteTask {
  readonly format: CitationFormat
  readonly item: CslItem
}

/** Writes citations beside the event loop: the first of each style takes long, because the style has to be read. */
parentPort?.on('message', ({ format, item }: CiteTask) => {
  parentPort?.postMessage(citationIn(format, item))
})
