import { markCarried } from '@fieldword/shared/definitions/carried.ts'
import { Runs } from '../../ui/runs.tsx'

interface MovProps {
  readonly text: string
  readonly spans: readonly string[]
}

/** A text with the words that are named of it; plain where none are. */
export function Mov({ text, spans }: MovProps) {
  return spans.length === 0 ? text : <Runs runs={markCarried(text, spans, 'same')} />
}
