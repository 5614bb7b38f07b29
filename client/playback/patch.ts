/** Makes the blocks of an element these, and leaves those that stay the same alone. Answers the first that changed. */
export function patchBlocks(element: Element, html: string): Element | null {
  const made = document.createElement('template')
  made.innerHTML = html
  let changed: Element | null = null
  const [old, fresh] = [[...element.children], [...made.content.children]]
  for (const [index, block] of fresh.entries()) {
    const before = old[index]
    if (before?.isEqualNode(block)) continue
    const inner = before && isSameList(before, block) ? patchBlocks(before, block.innerHTML) : null
    if (!inner) {
      if (before) before.replaceWith(block)
      else element.append(block)
    }
    changed ??= inner ?? block
  }
  for (const gone of old.slice(fresh.length)) gone.remove()
  return changed
}

/** The elements of a definition are one list: of that too only what changed is made anew. */
function isSameList(before: Element, now: Element): boolean {
  return before.matches('ol, ul') && before.cloneNode().isEqualNode(now.cloneNode()) && now.children.length > 0
}
