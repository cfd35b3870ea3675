import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** Elements that inventory texts may have; everything else, and all raw HTML, is left out. */
export const allowedElements = [
  ...['p', 'a', 'strong', 'em', 'ul', 'ol', 'li', 'blockquote', 'h2', 'h3', 'h4', 'hr', 'br', 'code', 'sup'],
  ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'del'],
]

const toHtml = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, {
    tagNames: allowedElements,
    attributes: { a: ['href'], ol: ['start'], '*': [] },
    protocols: { href: ['http', 'https', 'mailto'] },
    strip: ['script', 'style'],
  })
  .use(rehypeStringify)
  .freeze()

/**
 * A Markdown text of the inventory as HTML for other programs: no scripts, no attributes but where a link leads, and
 * links to the web or to mail only. Pages render the same elements themselves (components/ui/text.tsx).
 */
export function markdownToHtml(text: string): string {
  return String(toHtml.processSync(text))
}
