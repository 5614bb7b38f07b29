/** Items by a key that no other has; those without a key (null) are left out. In their order. */
export function once<Item>(items: Iterable<Item>, keyOf: (item: Item) => string | null): Map<string, Item> {
  const found = new Map<string, Item>()
  const repeated = new Set<string>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    if (found.has(key)) repeated.add(key)
    else found.set(key, item)
  }
  for (const key of repeated) found.delete(key)
  return found
}
