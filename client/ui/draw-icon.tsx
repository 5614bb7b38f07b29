import type { IconNode } from '@tabler/icons-react'
import type { SVGProps } from 'react'

/**
 * Stands in for the package's own way to draw its icons, which has eleven attributes for each and an element for each stroke: two
 * fifths of what was sent of a history. How all are drawn is in our styles (`.i`). Throws at an icon that is more than strokes.
 */
export default function createReactComponent(_type: string, _name: string, icon: string, nodes: IconNode) {
  const strokes = nodes.map(([element, { d }]) => {
    if (element !== 'path' || !d) throw new Error(`${icon} is drawn by more than paths.`)
    return d
  })
  // Each begins where it says, so together they draw the same.
  const d = strokes.join('')
  return (props: SVGProps<SVGSVGElement>) => (
    <svg viewBox="0 0 24 24" aria-hidden="true" {...props}>
      <path d={d} />
    </svg>
  )
}
