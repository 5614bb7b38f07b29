/** Neighbours of one day together, in the order they have: a day can come twice where dates go back and forth. */
export function byDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => string,
): { readonly day: string; readonly items: Item[] }[] {
  const days: { day: string; items: Item[] }[] = []
  for (const item of items) {
    const day = dayOf(item)
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, items: [item] })
  }
  return days
}
