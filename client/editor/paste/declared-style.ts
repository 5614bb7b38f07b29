const renamed = 'data-pasted-style'

/**
 * Style attributes renamed and style sheets dropped before anything parses them: a document made by script is under the
 * page's content security policy as well, which would report each style and withhold what it says.
 */
export function withRenamedStyles(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^>]*/gi, tag => tag.replace(/([\s"'/])style(?=\s*=)/gi, `$1${renamed}`))
}

/** What an element's renamed style attribute says of one property, in lower case. */
export function declared(element: Element, property: string): string {
  const style = element.getAttribute(renamed) ?? ''
  const declaration = style.split(';').find(part => part.split(':')[0]?.trim().toLowerCase() === property)
  return (
    declaration
      ?.slice(declaration.indexOf(':') + 1)
      .trim()
      .toLowerCase() ?? ''
  )
}
