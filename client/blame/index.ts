export { WhoPage } from './who-page.tsx'
export { WhoPanel } from './who-panel.tsx'
export { asksWho, broughtPart, WhoTool } from './who-tool.tsx'
export { StillAtIt, StillNote, WhoWrote } from './who-wrote.tsx'
