/**
 * [PG3] A title as it is sorted and looked up: its words in lower case, accents of Latin, Greek and Cyrillic letters left
 * out. Vowel signs of other scripts are letters to their readers and stay.
 */
export function titleKeyOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
  return (plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).join(' ')
}
