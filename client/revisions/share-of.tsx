interface ShareOfProps {
  /** From 0 to 1. */
  readonly share: number
  readonly title?: string
}

/** "38 %": never nothing, and never all, of what is some. */
export function ShareOf({ share, title }: ShareOfProps) {
  return (
    <span className="fw-num" title={title}>
      {percent(share)}
    </span>
  )
}

function percent(share: number): string {
  const whole = Math.round(share * 100)
  if (share > 0 && whole === 0) return '<1 %'
  return share < 1 && whole === 100 ? '>99 %' : `${whole} %`
}
