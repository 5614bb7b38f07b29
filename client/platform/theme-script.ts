/**
 * Runs before first paint, so that the page never flashes in the other theme. Allowed by its hash in the content
 * security policy, which, unlike a nonce, lets one rendered page serve every visitor.
 */
export const themeScript =
  "(function(){var t;try{t=localStorage.getItem('fw-theme')}catch(e){}if(t!=='light'&&t!=='dark')t=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';document.documentElement.dataset.theme=t})()"
