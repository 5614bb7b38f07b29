/** Does one step of the start and then says so in one line with its time, when there was something to do. */
export async function announce<Result>(
  label: string,
  work: () => Promise<Result>,
  hadWork: (result: Result) => boolean = () => true,
): Promise<Result> {
  const begun = performance.now()
  const result = await work()
  if (hadWork(result)) console.log(`${label} … ${secondsSince(begun, performance.now())} s`)
  return result
}

export function secondsSince(begun: number, now: number): string {
  return ((now - begun) / 1000).toFixed(1)
}
