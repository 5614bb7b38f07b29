import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Response } from 'express'

/** How many are read at once of what is sent part by part. */
const atOnce = 500

interface Part {
  readonly limit: number
  readonly cursor?: string
}

/** Reads a list to its end, part by part. */
export async function* everyPart<Item>(read: (part: Part) => Promise<List<Item>>): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await read({ limit: atOnce, ...(cursor === undefined ? {} : { cursor }) })
    yield items
    cursor = nextCursor ?? undefined
  } while (cursor !== undefined)
}

export function beginFile(response: Response, name: string, type: string): void {
  response.set('cache-control', 'private, no-cache')
  response.attachment(name)
  response.type(type)
}

/** Items as lines of a JSON array, without its brackets. */
export async function* linesOf(parts: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  let between = ''
  for await (const part of parts) {
    if (part.length === 0) continue
    yield part.map((item, at) => `${at === 0 ? between : ','}\n${JSON.stringify(item)}`).join('')
    between = ','
  }
}
