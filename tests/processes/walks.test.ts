import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import {
  type ProcessNow,
  type StageNow,
  toAbandon,
  toClose,
  toEnd,
  toExtend,
  toOpen,
  toRepeat,
  toSkip,
} from '@fieldword/shared/processes/machine.ts'
import { type StageKind, stageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { expect, it } from '@jest/globals'
import fc from 'fast-check'

const noon = new Date('2026-03-01T12:00:00Z')

const act = fc.record({
  kind: fc.constantFrom('open', 'close', 'skip', 'repeat', 'extend', 'end', 'abandon'),
  /** Which stage, counted round; abandoning and ending ask for none. */
  at: fc.nat({ max: 30 }),
  met: fc.boolean(),
  reason: fc.constantFrom('', 'It is time.'),
})
type Act = typeof act extends fc.Arbitrary<infer Of> ? Of : never

/** Abandoning is rare, so that walks are long. */
const walks = fc.record({
  kinds: fc.array(fc.constantFrom(...stageKind.options), { minLength: 1, maxLength: 8 }),
  acts: fc.array(
    act.filter(({ kind, at }) => kind !== 'abandon' || at === 0),
    { maxLength: 60 },
  ),
})

const begun = (kinds: readonly StageKind[]): ProcessNow => ({
  state: 'open',
  stages: kinds.map((kind, index) => ({ id: `s${index + 1}`, kind, state: 'planned', closesAt: null })),
})

function withStage(process: ProcessNow, { id }: StageNow, changed: Partial<StageNow>): ProcessNow {
  return { ...process, stages: process.stages.map(stage => (stage.id === id ? { ...stage, ...changed } : stage)) }
}

/** What an act makes of a process; null where it is refused. */
function done(process: ProcessNow, { kind, at, met, reason }: Act): ProcessNow | null {
  const id = process.stages[at % process.stages.length]?.id ?? ''
  const changed = <Found>(found: Found | ReturnType<typeof toSkip>, make: (found: Found) => ProcessNow) =>
    isRefusal(found) ? null : make(found as Found)
  switch (kind) {
    case 'open':
      return changed(toOpen(process, id), stage => withStage(process, stage as StageNow, { state: 'open' }))
    case 'close': {
      const criterion = { key: 'some', text: 'Everybody answered.', met, explainable: true }
      const found = toClose(process, id, [criterion], reason)
      return changed(found, stage => withStage(process, stage as StageNow, { state: 'closed' }))
    }
    case 'skip':
      return changed(toSkip(process, id), stage => withStage(process, stage as StageNow, { state: 'skipped' }))
    case 'extend':
      return changed(toExtend(process, id, new Date(noon.getTime() + at), noon), stage =>
        withStage(process, stage as StageNow, { closesAt: new Date(noon.getTime() + at) }),
      )
    case 'repeat': {
      const found = toRepeat(process, id)
      if (isRefusal(found)) return null
      const again = { ...found.stage, id: `s${process.stages.length + 1}`, state: 'planned', closesAt: null } as const
      return { ...process, stages: process.stages.toSpliced(found.position - 1, 0, again) }
    }
    case 'end':
      return isRefusal(toEnd(process, { isUnadopted: false, reason: '' })) ? null : { ...process, state: 'closed' }
    case 'abandon': {
      const left = toAbandon(process)
      if (isRefusal(left)) return null
      const skipped = (stage: StageNow) => (left.includes(stage) ? { ...stage, state: 'skipped' as const } : stage)
      return { state: 'abandoned', stages: process.stages.map(skipped) }
    }
  }
}

/** All that a walk passes through, as it begins first. */
function passed({
  kinds,
  acts,
}: {
  readonly kinds: readonly StageKind[]
  readonly acts: readonly Act[]
}): ProcessNow[] {
  const states = [begun(kinds)]
  for (const one of acts) {
    const next = done(states.at(-1) as ProcessNow, one)
    if (next) states.push(next)
  }
  return states
}

const check = (holds: (states: readonly ProcessNow[]) => void) =>
  fc.assert(
    fc.property(walks, walk => holds(passed(walk))),
    { numRuns: 500 },
  )

const pairs = new Set(['input issues', 'comment disposition'])

it('[PR400] no two stages are open at once, but for maintenance and what one stage feeds another', () => {
  check(states => {
    for (const { stages } of states) {
      const open = stages
        .filter(({ state, kind }) => state === 'open' && kind !== 'maintenance')
        .map(({ kind }) => kind)
      if (open.length > 1) expect(pairs).toContain(open.join(' '))
    }
  })
})

it('[PR400] stages are opened in their order, and one that is over stays as it is', () => {
  check(states => {
    for (const [index, { stages }] of states.entries()) {
      const planned = stages.findIndex(({ state }) => state === 'planned')
      if (planned >= 0)
        expect(stages.slice(planned).filter(({ state }) => state === 'open' || state === 'closed')).toEqual([])
      const over = states[index - 1]?.stages.filter(({ state }) => state === 'closed' || state === 'skipped') ?? []
      for (const stage of over) expect(stages.find(({ id }) => id === stage.id)).toEqual(stage)
    }
  })
})

it('[PR400] from wherever a process is, it can be led to its end, and abandoned; once it is over, nothing is done', () => {
  const everyAct = (of: ProcessNow) =>
    (['close', 'open', 'skip', 'end'] as const).flatMap(kind =>
      of.stages.map((_, at) => ({ kind, at, met: true, reason: 'It is time.' as const })),
    )
  check(states => {
    let process = states.at(-1) as ProcessNow
    if (process.state === 'open') expect(isRefusal(toAbandon(process))).toBe(false)
    const most = 2 * process.stages.length + 1
    for (let steps = 0; process.state === 'open'; steps += 1) {
      expect(steps).toBeLessThan(most)
      const next = everyAct(process)
        .map(one => done(process, one))
        .find(Boolean)
      expect(next).toBeTruthy()
      process = next as ProcessNow
    }
    for (const kind of ['open', 'close', 'skip', 'repeat', 'extend', 'end', 'abandon'] as const) {
      for (const at of process.stages.keys())
        expect(done(process, { kind, at, met: true, reason: 'It is time.' })).toBeNull()
    }
  })
})
