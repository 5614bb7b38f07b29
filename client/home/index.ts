import front from './front.page.tsx'
import home from './home.page.tsx'

export const homePages = { 'home/home': home, 'home/front': front }
