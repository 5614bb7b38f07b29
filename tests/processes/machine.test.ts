import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import {
  begin,
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
import type { Criterion } from '@fieldword/shared/processes/stage.ts'
import type { StageKind, StageState } from '@fieldword/shared/processes/vocabulary.ts'
import { describe, expect, it } from '@jest/globals'

const noon = new Date('2026-03-01T12:00:00Z')
const later = new Date('2026-03-02T12:00:00Z')

/** "comment:open" is a stage of that kind in that state; planned where nothing is said. */
function processOf(...stages: string[]): ProcessNow {
  return { state: 'open', stages: stages.map(stageOf) }
}

function stageOf(said: string, index: number): StageNow {
  const [kind, state = 'planned'] = said.split(':') as [StageKind, StageState?]
  return { id: `s${index + 1}`, kind, state, closesAt: state === 'open' ? noon : null }
}

const criterion = (met: boolean, explainable: boolean): Criterion => ({
  ...{ key: 'some', text: 'Every comment has an answer: 1 of 2.', met, explainable },
})

const adopted = { isUnadopted: false, reason: '' }

describe('a process', () => {
  it('[PR25] opens once, and not without a stage', () => {
    expect(begin({ state: 'draft', stages: [stageOf('comment', 0)] })).toBe('open')
    expect(begin({ state: 'draft', stages: [] })).toEqual(refuse('no-stages'))
    expect(begin(processOf('comment'))).toEqual(refuse('process-begun'))
  })

  it('[PR32] closes once nothing is open or to come', () => {
    expect(toEnd(processOf('comment:closed', 'rating:skipped'), adopted)).toBe('closed')
    expect(toEnd(processOf('comment:closed', 'rating'), adopted)).toEqual(refuse('stages-left'))
    expect(toEnd(processOf('comment:open'), adopted)).toEqual(refuse('stages-left'))
  })

  it('[PR341] closes over a ballot that passed and was not adopted for a reason alone', () => {
    const over = processOf('adoption:closed')
    expect(toEnd(over, { isUnadopted: true, reason: '' })).toEqual(refuse('ballot-not-adopted'))
    expect(toEnd(over, { isUnadopted: true, reason: 'The field met again.' })).toBe('closed')
    expect(toEnd(processOf('adoption:open'), { isUnadopted: true, reason: 'So.' })).toEqual(refuse('stages-left'))
  })

  it('[PR33] is abandoned with what is open and to come', () => {
    const { state, stages } = processOf('input:closed', 'comment:open', 'rating')
    expect(toAbandon({ state, stages })).toEqual([stages[1], stages[2]])
    expect(toAbandon({ state: 'closed', stages })).toEqual(refuse('process-not-open'))
  })
})

describe('a stage', () => {
  it('[PR27] opens in its turn, once those before it are over', () => {
    const inTurn = processOf('input:closed', 'comment:skipped', 'rating')
    expect(toOpen(inTurn, 's3')).toBe(inTurn.stages[2])
    expect(toOpen(processOf('input', 'comment'), 's2')).toEqual(refuse('stage-out-of-turn'))
    expect(toOpen(processOf('comment:open', 'rating'), 's2')).toEqual(refuse('other-stage-open', { stage: 's1' }))
    expect(toOpen(processOf('comment:closed'), 's1')).toEqual(refuse('stage-begun'))
    expect(toOpen({ ...processOf('comment'), state: 'draft' }, 's1')).toEqual(refuse('process-not-open'))
    expect(toOpen(processOf('comment'), 's9')).toEqual(refuse('not-found'))
  })

  it('[PR27] opens beside another where one feeds the other, and beside maintenance', () => {
    expect(toOpen(processOf('input:open', 'issues'), 's2')).toMatchObject({ kind: 'issues' })
    expect(toOpen(processOf('comment:open', 'disposition'), 's2')).toMatchObject({ kind: 'disposition' })
    expect(toOpen(processOf('maintenance:open', 'input'), 's2')).toMatchObject({ kind: 'input' })
    expect(toOpen(processOf('issues:open', 'drafting'), 's2')).toMatchObject(refuse('other-stage-open'))
  })

  it('[PR12] [PR28] closes when what has to be so is so, or is explained where it may be', () => {
    const open = processOf('comment:open')
    expect(toClose(open, 's1', [criterion(true, false)], '')).toBe(open.stages[0])
    expect(toClose(open, 's1', [criterion(false, true)], 'Nobody else came.')).toBe(open.stages[0])
    expect(toClose(open, 's1', [criterion(false, true)], '')).toEqual(
      refuse('explanation-needed', { criteria: ['Every comment has an answer: 1 of 2.'] }),
    )
    expect(toClose(open, 's1', [criterion(false, false)], 'We want to go on.')).toEqual(
      refuse('criteria-unmet', { criteria: ['Every comment has an answer: 1 of 2.'] }),
    )
    expect(toClose(processOf('comment'), 's1', [], '')).toEqual(refuse('stage-not-open'))
  })

  it('[PR29] is left out before it opens, and not after', () => {
    expect(toSkip(processOf('input', 'comment'), 's2')).toMatchObject({ kind: 'comment' })
    expect(toSkip(processOf('comment:open'), 's1')).toEqual(refuse('stage-begun'))
  })

  it('[PR30] is done again behind all that has begun', () => {
    expect(toRepeat(processOf('comment:closed', 'rating'), 's1')).toMatchObject({ position: 2 })
    expect(toRepeat(processOf('comment:closed', 'disposition:open', 'rating'), 's1')).toMatchObject({ position: 3 })
    expect(toRepeat(processOf('input:closed', 'comment:skipped', 'rating'), 's2')).toMatchObject({ position: 3 })
    expect(toRepeat(processOf('comment:open'), 's1')).toEqual(refuse('stage-not-over'))
  })

  it('[PR31] is open for longer, never for less', () => {
    expect(toExtend(processOf('comment:open'), 's1', later, noon)).toMatchObject({ id: 's1' })
    expect(toExtend(processOf('comment:open'), 's1', noon, noon)).toEqual(refuse('closes-earlier'))
    expect(toExtend(processOf('comment'), 's1', later, noon)).toEqual(refuse('stage-not-open'))
  })
})
