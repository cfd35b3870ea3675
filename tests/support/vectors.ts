/**
 * Texts by which people have made pages run script, in the manner of the OWASP XSS Filter Evasion Cheat Sheet: each
 * would open a dialog. Tests put them wherever something can be written.
 */

/** Elements and attributes. */
const markup = [
  '<script>alert(1)</script>',
  '<ScRiPt>alert(1)</sCrIpT>',
  '<script src=data:text/javascript,alert(1)></script>',
  '<script type=module>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script\u0000>alert(1)</script>',
  '<script/x>alert(1)</script\n>',
  '<<script>alert(1);//<</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)"',
  '<img/src=x/onerror=alert(1)>',
  '<IMG SRC=x OnErRoR=alert(1)>',
  '<img src=`x` onerror=alert(1)>',
  '<img src="x:x" onerror="&#97;lert(1)">',
  '"><img src=x onerror=alert(1)>',
  '<image src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
  '<math href="javascript:alert(1)">x</math>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<input autofocus onfocus=alert(1)>',
  '<select autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<isindex type=image src=1 onerror=alert(1)>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">',
  '<link rel=stylesheet href="javascript:alert(1)">',
  '<style>@import "javascript:alert(1)";</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<x onclick=alert(1) tabindex=0 autofocus onfocus=alert(1)>x</x>',
  '<template><script>alert(1)</script></template>',
  '<xmp><script>alert(1)</script></xmp>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<? <script>alert(1)</script> ?>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
]

/** Where a link leads that runs something. */
export const hostileAddresses = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript&#58;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript://example.org/%0aalert(1)',
  'vbscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'feed:javascript:alert(1)',
  'https://example.org/"onmouseover="alert(1)',
]

/** What Markdown makes links, pictures and more of. */
const markdown = [
  ...hostileAddresses.map((address) => `[x](${address})`),
  ...hostileAddresses.map((address) => `[x](<${address}>)`),
  '![x](javascript:alert(1))',
  '![x" onerror="alert(1)](x)',
  '![x](x "x" onerror="alert(1)")',
  '![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)',
  '[x]: javascript:alert(1)\n\n[x]',
  '[x](https://example.org "\\"onmouseover=alert(1)")',
  '<javascript:alert(1)>',
  '<https://example.org/"onmouseover="alert(1)>',
  'https://example.org/<img/src=x/onerror=alert(1)>',
  '`<script>alert(1)</script>`',
  '```html" onload="alert(1)\n<script>alert(1)</script>\n```',
  '    <script>alert(1)</script>',
  '| a |\n| - |\n| <img src=x onerror=alert(1)> |',
  '[^x]\n\n[^x]: <img src=x onerror=alert(1)>',
  '# <svg onload=alert(1)>',
  '[<img src=x onerror=alert(1)>](https://example.org)',
  '\\<script>alert(1)\\</script>',
]

export const vectors = [...markup, ...markdown]

/** Those that fit into a line of so many characters. */
export function vectorsOfOneLine(most: number): string[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line has none
  return vectors.filter((vector) => vector.length <= most && !/[\u0000-\u001f]/.test(vector))
}
