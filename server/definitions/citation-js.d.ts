/** As far as it is used here; the packages bring no types. */
declare module '@citation-js/core' {
  interface Register {
    add(name: string, value: string | import('citeproc').StyleNode): void
  }
  interface Plugins {
    readonly config: { get(plugin: '@csl'): { styles: Register }; get(plugin: '@bibtex'): { format: BibtexFormat } }
    readonly output: {
      format(format: 'bibliography', items: readonly object[], options: object): string
      format(format: 'bibtex', items: readonly object[]): string
      format(format: 'ris', items: readonly object[], options: { format: 'object' }): [RisEntry]
    }
  }
  interface BibtexFormat {
    asciiOnly: boolean
    useIdAsLabel: boolean
    checkLabel: boolean
  }
  type RisEntry = Readonly<Record<string, string | number | readonly (string | number)[]>>
  export const plugins: Plugins
}
declare module 'citeproc' {
  /** An element of a style, as the processor reads it. */
  export interface StyleNode {
    readonly name: string
    readonly attrs: Readonly<Record<string, string | undefined>>
    readonly children: readonly (StyleNode | string)[]
  }
  const CSL: { parseXml(xml: string): StyleNode }
  export default CSL
}
declare module '@citation-js/plugin-csl'
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
