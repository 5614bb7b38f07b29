import { cachedDataVersionTag } from 'node:v8'
import vm from 'node:vm'

// Loaded into each worker before Jest. Jest gives every test file a world of its own and compiles all modules anew into it:
// a quarter of what a test file of the server costs. What V8 made of a text is good for any world, so it is kept here by
// the file's name and by the flags V8 has, which a test may set. Worlds themselves stay apart.

const kept = new Map()

function compiled(key, code) {
  const found = kept.get(key)
  return found?.code === code ? found.made : undefined
}

const { SourceTextModule, compileFunction, createContext } = vm

vm.SourceTextModule = class extends SourceTextModule {
  constructor(code, options) {
    const key = `module ${options.identifier} ${cachedDataVersionTag()}`
    const cachedData = compiled(key, code)
    super(code, { ...options, cachedData })
    if (!cachedData) kept.set(key, { code, made: this.createCachedData() })
  }
}

vm.compileFunction = (code, parameters, options) => {
  const key = `function ${options.filename} ${cachedDataVersionTag()}`
  const cachedData = compiled(key, code)
  const made = compileFunction(code, parameters, { ...options, cachedData, produceCachedData: !cachedData })
  if (!cachedData && made.cachedData) kept.set(key, { code, made: made.cachedData })
  return made
}

// An ordinary global object: behind the object that Jest offers, each look at Math or Array is a hundred times slower.
vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY)
