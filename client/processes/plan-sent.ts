/** A plan as it was typed; what is no JSON object is sent so that the contract refuses it in words. */
export function planIn(text: string): Record<string, unknown> {
  try {
    const plan: unknown = JSON.parse(text)
    if (typeof plan === 'object' && plan !== null && !Array.isArray(plan)) return plan as Record<string, unknown>
  } catch {
    // Told below, in the words of the contract.
  }
  return { 'This is no JSON object': true }
}
