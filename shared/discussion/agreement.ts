/** How many characters before a place of a text are as they are at the end of `context`. */
export function agreementBefore(text: string, place: number, context: string): number {
  const most = Math.min(place, context.length)
  let agreed = 0
  while (agreed < most && text.charCodeAt(place - 1 - agreed) === context.charCodeAt(context.length - 1 - agreed)) {
    agreed += 1
  }
  return agreed
}

/** How many characters from a place of a text on are as they are at the beginning of `context`. */
export function agreementAfter(text: string, place: number, context: string): number {
  const most = Math.min(text.length - place, context.length)
  let agreed = 0
  while (agreed < most && text.charCodeAt(place + agreed) === context.charCodeAt(agreed)) agreed += 1
  return agreed
}
