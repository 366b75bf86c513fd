// What a screen reader is told when an answer is whole: a status that changes once an answer.
element.setAttribute('role', 'status');
element.setAttribute('aria-live', 'polite');
// Gradio gives the send and stop buttons no name, and its own messages a button around a button.
const mend = () => {
  for (const [selector, label] of [['.submit-button', 'Send question'], ['.stop-button', 'Stop answer']]) {
    for (const each of document.querySelectorAll('#question ' + selector)) each.setAttribute('aria-label', label);
  }
  for (const each of document.querySelectorAll('.toast-header[role]')) {
    each.removeAttribute('role');
    each.removeAttribute('tabindex');
  }
};
mend();
new MutationObserver(mend).observe(document.querySelector('.gradio-container') || document.body, {childList: true, subtree: true});
