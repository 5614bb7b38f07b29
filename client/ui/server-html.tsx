interface ServerHtmlProps {
  readonly html: string
  readonly className?: string
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** HTML the server made from a document: it holds nothing the server did not write itself. */
export function ServerHtml({ html, ...attributes }: ServerHtmlProps) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made from the document by the server, which writes safe HTML only
  return <div {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
}
