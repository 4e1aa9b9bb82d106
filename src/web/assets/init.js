import { initAll } from './nhsuk-frontend.min.js'

/** The design system marks radios that reveal a question as expanded, a state that ARIA does not give to radios. */
function withdrawExpanded() {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
    radio.removeAttribute('aria-expanded')
  }
}

initAll()
withdrawExpanded()
document.addEventListener('click', withdrawExpanded)
window.addEventListener('pageshow', withdrawExpanded)
