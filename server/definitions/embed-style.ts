/** [DEF76] The look of a card: it is shown on pages of others and loads nothing, so its few rules stand in it. */
export const embedStyle = `
:root{color-scheme:light dark;--paper:light-dark(#fff,#101618);--ink:light-dark(#14191b,#e8eeee);--soft:light-dark(#404a4e,#b6c2c4);--line:light-dark(#dce2e2,#2a3538);--accent:light-dark(#0b5a5e,#7accc5);--mark:light-dark(#fff3c4,#3a3413)}
*{box-sizing:border-box}
html{background:var(--paper)}
body{margin:0;color:var(--ink);background:var(--paper);font:400 1rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;overflow-wrap:anywhere}
main{padding:1rem;border:1px solid var(--line);border-radius:6px;min-height:100vh}
a{color:var(--accent)}
a:focus-visible{outline:2px solid currentColor;outline-offset:2px}
h1{margin:0;font-size:1.125rem;line-height:1.3}
h1 a{color:inherit;text-decoration:none}
h1 a:hover{text-decoration:underline}
.of,footer,.note{margin:0;font-size:.8125rem;color:var(--soft)}
.note{margin-top:.5rem;padding:.25rem .5rem;background:var(--mark);color:var(--ink)}
ol{margin:.75rem 0;padding-inline-start:1.75rem;font:400 1.0625rem/1.5 Charter,'Iowan Old Style',Georgia,serif}
li{padding-inline-start:.25rem;margin-bottom:.5rem}
li::marker{color:var(--accent);font-weight:600}
li:target{background:var(--mark)}
.prose{margin:.75rem 0;font:400 1.0625rem/1.5 Charter,'Iowan Old Style',Georgia,serif}
.prose img{max-width:100%;height:auto}
footer{border-top:1px solid var(--line);padding-top:.5rem}
@media (max-width:22em){main{padding:.625rem}ol{padding-inline-start:1.375rem;font-size:1rem}}
@media (max-height:14em){.src{display:none}ol{margin-block:.375rem}}
`.trim()
