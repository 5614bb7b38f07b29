/** "Mod K" as this machine's keyboard has it. */
export function keyNames(combination: string): string[] {
  const isApple = /Mac|iP(?:hone|ad)/.test(navigator.platform)
  const names: Readonly<Record<string, string>> = isApple ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' } : { Mod: 'Ctrl' }
  return combination.split(' ').map(key => names[key] ?? key)
}
