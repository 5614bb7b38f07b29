import { readFileSync } from 'node:fs'

interface Expectation {
  readonly payload: string
}
interface TokenizerTest {
  readonly tests: readonly { readonly input: string }[]
}

/** Every payload of the fixtures: scripts, handlers, broken markup and strings that break things. */
export function hostileTexts(): string[] {
  return [
    ...read('xss-payloads.txt').split('\n'),
    ...(JSON.parse(read('dompurify-expect.json')) as Expectation[]).map(({ payload }) => payload),
    ...(JSON.parse(read('naughty-strings.json')) as string[]),
    ...['1', '2'].flatMap(number =>
      (JSON.parse(read(`html5lib-tokenizer-test${number}.json`)) as TokenizerTest).tests.map(({ input }) => input),
    ),
  ].filter(text => text !== '')
}

function read(name: string): string {
  return readFileSync(new URL(`../fixtures/hostile/${name}`, import.meta.url), 'utf8')
}
