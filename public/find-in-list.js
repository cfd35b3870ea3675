// A box above each long list of choices that hides what does not contain the letters typed. What is chosen stays.
;(() => {
  const { label } = document.currentScript?.dataset ?? {}
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const start = () => {
    for (const list of document.querySelectorAll('[data-find-in]')) {
      const box = document.createElement('input')
      box.type = 'search'
      box.className = 'field find-in-list'
      box.placeholder = label
      box.setAttribute('aria-label', label)
      box.addEventListener('input', () => {
        const wanted = fold(box.value.trim())
        for (const item of list.children)
          item.hidden = !fold(item.textContent).includes(wanted) && !item.querySelector(':checked')
      })
      // Enter would send the whole form.
      box.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
      list.before(box)
    }
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
  else start()
})()
