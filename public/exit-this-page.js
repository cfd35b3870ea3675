// Leaves for the page named by the control, at once and without a step back: after a click on it, or
// three presses of Shift within five seconds of one another. The page is blanked first, so that
// nothing of it is seen while the other one loads.
;(() => {
  const control = document.querySelector('[data-exit-this-page]')
  if (!control) return
  const said = document.querySelector('[data-exit-presses]')
  let presses = 0
  let forget

  const leave = (event) => {
    event?.preventDefault()
    document.title = ' '
    document.documentElement.hidden = true
    location.replace(control.href)
  }

  const startAgain = () => {
    presses = 0
    if (said) said.textContent = ''
  }

  control.addEventListener('click', leave)

  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift') {
      startAgain()
      return
    }
    presses += 1
    clearTimeout(forget)
    if (presses >= 3) {
      leave()
      return
    }
    if (said) said.textContent = said.dataset.exitPressed.replace('{times}', String(presses))
    forget = setTimeout(startAgain, 5000)
  })

  // A browser may bring the page back from memory as it was left: blank.
  addEventListener('pageshow', (event) => {
    if (event.persisted) document.documentElement.hidden = false
  })
})()
