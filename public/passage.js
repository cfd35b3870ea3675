// Words that are selected in a field of a text become the passage that a comment on it is about. Without this script
// they are typed or pasted there.
document.addEventListener('selectionchange', () => {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return
  const element = (node) => (node instanceof Element ? node : node?.parentElement)
  const field = element(selection.anchorNode)?.closest('[data-field]')
  if (!field?.contains(selection.focusNode)) return
  const range = selection.getRangeAt(0).cloneContents()
  // What was removed is not part of the text any more.
  for (const gone of range.querySelectorAll('del, .sr-only')) gone.remove()
  const words = range.textContent.replace(/\s+/g, ' ').trim()
  const comment = document.querySelector(`[data-comment-on="${CSS.escape(field.dataset.field)}"]`)
  if (!comment || words === '') return
  comment.open = true
  comment.querySelector('[name="passage"]').value = words
})
