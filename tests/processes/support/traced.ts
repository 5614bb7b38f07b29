import type { ChangeAtom } from '@fieldword/shared/processes/changes.ts'
import type { TracedElement } from '@fieldword/shared/processes/traced-elements.ts'

/** Elements by their ids, in order: `e1: 'Students learn.'`. */
export function elements(texts: Readonly<Record<string, string>>, around = ''): TracedElement[] {
  return [
    { id: '', number: 0, handle: '', text: around, look: around },
    ...Object.entries(texts).map(([id, text], at) => ({ id, number: at + 1, handle: '', text, look: text })),
  ]
}

/** Atoms as lines one can read in a test: `reworded c2 e1: using → through`. */
export function told(atoms: readonly ChangeAtom[]): string[] {
  return atoms.map(({ operation, before, after, beforeText, afterText, class: of }) => {
    const where = after?.elementId ?? before?.elementId ?? 'none'
    return `${operation} ${of} ${where || 'around'}: ${beforeText.trim()} → ${afterText.trim()}`
  })
}
