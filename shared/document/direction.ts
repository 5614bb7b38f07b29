const strong = /[\p{L}\p{N}]/u
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Mandaic}]/u

/** Whether a paragraph reads from right to left: decided, as in the bidirectional algorithm, by its first letter. */
export function readsRightToLeft(text: string): boolean {
  const first = strong.exec(text)
  return first !== null && rightToLeft.test(first[0])
}
