import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { IconLink, IconListTree } from '@tabler/icons-react'
import { WhoTool } from '../blame/index.ts'
import type { Frame } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import { CommentTool, Tool } from '../ui/tools.tsx'
import { ArticleMeta } from './article-meta.tsx'
import { ArticleSide } from './article-side.tsx'
import { ArticleSources } from './article-sources.tsx'
import { StubNote } from './stub-note.tsx'
import { Tree } from './tree.tsx'
import { Unwritten } from './unwritten.tsx'

interface ArticleProps {
  readonly page: PageView
  readonly frame: Frame
}

/** A page as it is read: where it stands on the left, the text in the middle, what belongs to it on the right. */
export function Article({ page, frame }: ArticleProps) {
  const { text } = page
  return (
    <div className="fw-wrap art">
      <Tree page={page} actor={frame.actor} />
      <article className="art__main">
        <PageHead
          page={page}
          actor={frame.actor}
          tab="read"
          tools={
            <>
              {text ? <WhoTool href={`/wiki/${page.slug}`} on={false} /> : null}
              {text ? <CommentTool slug={page.slug} number={text.number} /> : null}
              <Tool href={`/wiki/${page.slug}/links`} icon={<IconLink className="i" aria-hidden="true" />}>
                Links here
              </Tool>
            </>
          }
        />
        <a className="fw-btn fw-btn--sm art__treebtn" href="#tree">
          <IconListTree className="i" aria-hidden="true" />
          {page.parent ? `Pages in ${page.parent.title}` : 'Pages beside this one'}
        </a>
        {text ? (
          <>
            <ArticleMeta slug={page.slug} text={text} />
            {page.stub ? <StubNote page={page} actor={frame.actor} /> : null}
            <ServerHtml className="prose" html={text.html} />
            <ArticleSources sources={text.sources} />
          </>
        ) : (
          <Unwritten page={page} frame={frame} />
        )}
      </article>
      <ArticleSide page={page} />
    </div>
  )
}
