/** Reads something under a name. */
export type Once = <Read>(name: string, read: () => Promise<Read>) => Promise<Read>

/** Reads each time: what is asked twice may have changed in between. */
export const eachTime: Once = (_, read) => read()

/** [PLT4] Reads once under each name, for as long as one page is made of what is read. A name stands for one kind of thing. */
export function onceEach(): Once {
  const reads = new Map<string, Promise<unknown>>()
  return <Read>(name: string, read: () => Promise<Read>) => {
    const known = reads.get(name) ?? read()
    reads.set(name, known)
    return known as Promise<Read>
  }
}
