/** Something one person is to be told. */
export interface Telling {
  readonly userId: string
  /** [NTF4] The same for the same thing, however often it is found. */
  readonly key: string
  readonly subject: string
  readonly text: string
  /** From the wiki's address on. */
  readonly path: string
}
