import home from './home.page.tsx'

export const homePages = { 'home/home': home }
