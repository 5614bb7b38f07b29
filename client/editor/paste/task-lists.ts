/** Lists with tick boxes: Google Docs says `role="checkbox"`, most web pages have an input in the item. */
export function asTaskLists(root: Element): void {
  for (const list of [...root.querySelectorAll('ul')]) {
    const items = [...list.children].filter(child => child.localName === 'li')
    const ticks = items.map(tickOf)
    if (items.length === 0 || ticks.some(tick => tick === null)) continue
    list.setAttribute('data-type', 'taskList')
    for (const [index, item] of items.entries()) markTask(item, ticks[index] === true)
  }
}

/** Whether the item is ticked; null when it is no task. */
function tickOf(item: Element): boolean | null {
  if (item.getAttribute('data-type') === 'taskItem') return item.getAttribute('data-checked') === 'true'
  if (item.getAttribute('role') === 'checkbox') return item.getAttribute('aria-checked') === 'true'
  const box = item.querySelector('input[type="checkbox" i]')
  return box?.closest('li') === item ? box.hasAttribute('checked') : null
}

function markTask(item: Element, ticked: boolean): void {
  item.setAttribute('data-type', 'taskItem')
  item.setAttribute('data-checked', String(ticked))
  // Google Docs draws the box as an image of its own.
  if (item.getAttribute('role') === 'checkbox') item.querySelector(':scope > img')?.remove()
  for (const box of item.querySelectorAll('input')) box.remove()
}
