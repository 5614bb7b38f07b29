export { loadPlayback, type PlaybackAnswer } from './load-playback.ts'
export { Playback } from './playback.tsx'
