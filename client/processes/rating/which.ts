/** Which stage and round an address asks for. */
export function whichIn(query: URLSearchParams): { stage?: string; round?: number } {
  const [stage, round] = [query.get('stage'), query.get('round')]
  return { ...(stage && { stage }), ...(round && { round: Number(round) }) }
}
