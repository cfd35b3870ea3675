// Suggestions beneath the search box while one types: an editable combobox with a list, as the WAI-ARIA Authoring
// Practices describe it. Nothing is asked before two letters; the form works without any of this.
;(() => {
  for (const input of document.querySelectorAll('input[data-suggestions]')) combine(input)

  function combine(input) {
    const kinds = JSON.parse(input.dataset.suggestionsKinds)
    const list = document.createElement('ul')
    list.id = `suggestions-${Math.random().toString(36).slice(2)}`
    list.className = 'suggestions'
    list.setAttribute('role', 'listbox')
    list.setAttribute('aria-label', input.dataset.suggestionsLabel)
    list.hidden = true
    const said = document.createElement('output')
    said.className = 'sr-only'
    said.setAttribute('aria-live', 'polite')
    input.after(list, said)
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-controls', list.id)
    close()

    let asked = ''
    let asking

    input.addEventListener('input', () => {
      const text = input.value.trim()
      if (text !== asked) ask(text)
    })

    function ask(text) {
      asked = text
      asking?.abort()
      if (text.length < 2) return close()
      asking = new AbortController()
      fetch(`${input.dataset.suggestions}?q=${encodeURIComponent(text)}`, { signal: asking.signal })
        .then((answer) => answer.json())
        .then(({ suggestions }) => show(suggestions))
        .catch(() => {})
    }

    input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !list.hidden) {
        event.preventDefault()
        close()
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (list.hidden) return ask(input.value.trim())
        event.preventDefault()
        move(event.key === 'ArrowDown' ? 1 : -1)
      } else if (event.key === 'Enter' && active()) {
        event.preventDefault()
        location.assign(active().dataset.address)
      }
    })

    input.addEventListener('blur', close)

    function show(suggestions) {
      if (document.activeElement !== input || suggestions.length === 0) return close()
      list.replaceChildren(...suggestions.map(option))
      list.hidden = false
      if (roomBeneath(list) < 200) input.scrollIntoView({ block: 'start' })
      list.style.maxBlockSize = `${Math.max(roomBeneath(list), 140)}px`
      input.setAttribute('aria-expanded', 'true')
      input.removeAttribute('aria-activedescendant')
      said.textContent = input.dataset.suggestionsCount.replace('{count}', String(suggestions.length))
    }

    // Down to what is fixed at the lower edge, or to the keyboard of a phone.
    function roomBeneath(element) {
      const exit = document.querySelector('[data-exit-this-page]')?.getBoundingClientRect()
      const seen = window.visualViewport?.height ?? innerHeight
      const { top } = element.getBoundingClientRect()
      const end = exit && exit.top > top ? Math.min(exit.top, seen) : seen
      return end - top - 8
    }

    function option({ kind, label, path }, index) {
      const item = document.createElement('li')
      item.id = `${list.id}-${index}`
      item.setAttribute('role', 'option')
      item.setAttribute('aria-selected', 'false')
      item.dataset.address = input.dataset.suggestionsPrefix + path
      const what = document.createElement('span')
      what.className = 'quiet'
      what.textContent = kinds[kind]
      item.append(label, ' ', what)
      // Before the box loses the focus, which closes the list.
      item.addEventListener('pointerdown', (event) => event.preventDefault())
      item.addEventListener('click', () => location.assign(item.dataset.address))
      return item
    }

    function active() {
      return list.querySelector('[aria-selected="true"]')
    }

    function move(by) {
      const options = [...list.children]
      const at = options.indexOf(active())
      const next = at < 0 ? (by > 0 ? 0 : options.length - 1) : at + by
      for (const [index, item] of options.entries())
        item.setAttribute('aria-selected', String(index === next))
      if (options[next]) {
        input.setAttribute('aria-activedescendant', options[next].id)
        options[next].scrollIntoView({ block: 'nearest' })
      } else input.removeAttribute('aria-activedescendant')
    }

    function close() {
      list.hidden = true
      list.replaceChildren()
      said.textContent = ''
      input.setAttribute('aria-expanded', 'false')
      input.removeAttribute('aria-activedescendant')
    }
  }
})()
