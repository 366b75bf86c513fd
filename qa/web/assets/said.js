// What a screen reader is told when an answer is whole: a status that changes once an answer.
element.setAttribute('role', 'status');
element.setAttribute('aria-live', 'polite');
// Gradio gives the send and stop buttons no name.
const name = () => {
  for (const [selector, label] of [['.submit-button', 'Send question'], ['.stop-button', 'Stop answer']]) {
    for (const each of document.querySelectorAll('#question ' + selector)) each.setAttribute('aria-label', label);
  }
};
name();
new MutationObserver(name).observe(document.querySelector('#question') || document.body, {childList: true, subtree: true});
