// Words that are selected in a field of a text become the passage that a comment on it is about. Without this script
// they are typed or pasted there.
document.addEventListener('selectionchange', () => {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return
  const range = selection.getRangeAt(0).cloneRange()
  const start = range.startContainer
  const field = (start instanceof Element ? start : start.parentElement)?.closest('[data-field]')
  if (!field) return
  // A whole paragraph is selected up to the beginning of what comes next.
  if (!field.contains(range.endContainer)) range.setEnd(field, field.childNodes.length)
  const words = range.cloneContents()
  // What was removed is not part of the text any more.
  for (const gone of words.querySelectorAll('del, .sr-only')) gone.remove()
  const passage = words.textContent.replace(/\s+/g, ' ').trim()
  const comment = document.querySelector(`[data-comment-on="${CSS.escape(field.dataset.field)}"]`)
  if (!comment || passage === '') return
  comment.open = true
  comment.querySelector('[name="passage"]').value = passage
})
