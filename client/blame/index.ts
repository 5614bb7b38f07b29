export { WhoPage } from './who-page.tsx'
export { asksWho, WhoTool } from './who-tool.tsx'
export { StillAtIt, WhoWrote } from './who-wrote.tsx'
