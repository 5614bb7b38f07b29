import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { secondsSince } from './announce.ts'
import type { Damage, Reporter, Verified } from './verifying.ts'

/** Says everything in lines; what goes on is written over itself where that can be seen. */
export function lineReporter(write: (line: string) => void, rewrite: ((line: string) => void) | null): Reporter {
  let begun = performance.now()
  return {
    damaged: damage => write(linesOf(damage)),
    going: (things, looked) => rewrite?.(`${inFigures(looked)} ${things} …`),
    done(things, { looked, damages }) {
      const found = damages === 0 ? '' : `, ${inFigures(damages)} damaged`
      write(`${inFigures(looked)} ${things}${found} … ${secondsSince(begun, performance.now())} s`)
      begun = performance.now()
    },
  }
}

function linesOf({ what, problem, remedy }: Damage): string {
  return `  Damaged: ${what}\n    ${problem}\n    ${remedy}`
}

/** The last line, and what it means. */
export function conclusion({ looked, damages }: Verified): string {
  if (damages === 0) return `Everything is as it should be: ${inFigures(looked)} things looked at.`
  return `${inFigures(damages)} ${damages === 1 ? 'thing is' : 'things are'} damaged, of ${inFigures(looked)} looked at. Nothing was changed.`
}
