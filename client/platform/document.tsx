import { Layout } from '../ui/layout.tsx'
import type { Frame, Head } from './page.ts'
import { themeScript } from './theme-script.ts'

interface DocumentProps {
  readonly head: Head
  readonly files: { readonly scripts: readonly string[]; readonly styles: readonly string[] }
  readonly fonts: readonly string[]
  /** What a hydrated page starts from; null for pages that only read. */
  readonly island: { readonly id: string; readonly answer: unknown; readonly frame: Frame } | null
  readonly section: 'definitions' | 'articles' | 'changes' | 'review' | undefined
  readonly framed: boolean
  readonly frame: Frame
  /** The page itself, rendered. */
  readonly body: string
}

/** The HTML document around a page. Hydration touches only what is inside `#island`. */
export function Document({ head, files, fonts, island, section, framed, frame, body }: DocumentProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React's own output, rendered a step before
  const content = <div id="island" dangerouslySetInnerHTML={{ __html: body }} />
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{head.title}</title>
        {head.description ? <meta name="description" content={head.description} /> : null}
        {head.noIndex ? <meta name="robots" content="noindex" /> : null}
        {head.feed ? <link rel="alternate" type="application/atom+xml" href={head.feed} title={head.title} /> : null}
        {head.card ? <link rel="alternate" type="application/json+oembed" href={head.card} title={head.title} /> : null}
        {head.canonical ? <link rel="canonical" href={head.canonical} /> : null}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        {fonts.map(href => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {files.styles.map(href => (
          <link key={href} rel="stylesheet" href={href} precedence="default" />
        ))}
        {files.scripts.map(src => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body>
        {framed ? (
          <Layout frame={frame} section={section}>
            {content}
          </Layout>
        ) : (
          content
        )}
        {head.described ? (
          <script
            type="application/ld+json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: the same
            dangerouslySetInnerHTML={{ __html: inScript(head.described) }}
          />
        ) : null}
        {island ? (
          <script
            id="island-answer"
            type="application/json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every "<" escaped; a script cannot carry text otherwise
            dangerouslySetInnerHTML={{ __html: inScript(island) }}
          />
        ) : null}
      </body>
    </html>
  )
}

/** JSON that nothing in it can end the script of. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
