import { useEffect, useState } from 'react'

const parameter = 'done'

/** The address to go to after something was done there. */
export function doneAt(path: string, what: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ [parameter]: what })}`
}

/**
 * What was just done, as a sentence for a live region: those announce only what changes after they are there, so it comes
 * with the first effect. The sentence is one of `sentences`, never what the address says, and the address forgets it, so
 * that a reload does not say it again.
 */
export function useDone(sentences: Readonly<Record<string, string>>): string {
  const [said, say] = useState('')
  useEffect(() => {
    const here = new URL(globalThis.location.href)
    const done = here.searchParams.get(parameter)
    if (done === null) return
    here.searchParams.delete(parameter)
    globalThis.history.replaceState(null, '', here)
    say(Object.hasOwn(sentences, done) ? (sentences[done] ?? '') : '')
  }, [sentences])
  return said
}
