/** Made once: `toLocaleString` looks up its language each time and takes thirty times as long, which a page of many rows feels. */
const grouped = new Intl.NumberFormat('en')

/** "10,000". */
export function inFigures(count: number): string {
  return grouped.format(count)
}
