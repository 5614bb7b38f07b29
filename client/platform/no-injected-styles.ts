/**
 * React Aria adds a style element for its buttons once, unless one with this id is there. The content security policy would
 * refuse it and report a violation; our stylesheets say the same rule.
 */
export function forestallInjectedStyles(page: Document): void {
  const placeholder = page.createElement('meta')
  placeholder.id = 'react-aria-pressable-style'
  page.head.append(placeholder)
}
