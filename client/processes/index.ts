import list from './list.page.tsx'
import process from './process.page.tsx'

export const processesPages = {
  'processes/list': list,
  'processes/process': process,
}
