/**
 * [DIFF9] What one comparison may cost, counted in compared pairs and read characters rather than in time: the same two
 * documents always give the same answer, on any machine. Who finds nothing left answers coarser and says so.
 */
export interface Budget {
  left: number
  /** Set once something was answered coarser for want of budget. */
  coarse: boolean
}

/** Four pairs of texts of 1,000 words with nothing in common fit in, or some 20,000 blocks with a word changed in each. */
export const defaultBudget = 16_000_000

export function budgetOf(units: number = defaultBudget): Budget {
  return { left: units, coarse: false }
}

/** Takes the cost and answers true, or takes nothing, notes that the answer is coarser, and answers false. */
export function spend(budget: Budget, units: number): boolean {
  if (units <= budget.left) {
    budget.left -= units
    return true
  }
  budget.coarse = true
  return false
}
