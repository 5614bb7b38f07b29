export const isApple = /Mac|iP(?:hone|ad)/.test(globalThis.navigator?.platform ?? '')

/** "Mod K" as this machine's keyboard has it. */
export function keyNames(combination: string): string[] {
  const names: Readonly<Record<string, string>> = isApple ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' } : { Mod: 'Ctrl' }
  return combination.split(' ').map(key => names[key] ?? key)
}
