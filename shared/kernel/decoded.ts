/** A part of an address as a person reads it; null where its escapes are malformed, for whoever asks to say what it is then. */
export function decodedPart(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
