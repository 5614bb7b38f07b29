export interface Link {
  readonly href: string
  readonly rel: readonly string[]
  readonly datetime?: string
  readonly type?: string
  readonly from?: string
  readonly until?: string
}

/** Links of RFC 8288, of a header or a link-format document, read as a program would that has nothing but the syntax. */
export function linksIn(text: string): Link[] {
  return [...text.matchAll(/<([^>]*)>((?:\s*;\s*[a-z]+="[^"]*")*)/g)].map(([, href = '', parameters = '']) => {
    const told = Object.fromEntries(
      [...parameters.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const { rel = '', ...others } = told
    return { href, rel: rel.split(' '), ...others }
  })
}
