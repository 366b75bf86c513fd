// Gradio gives the send and stop buttons no name, and reads a message's mark-up out as its label.
const LABELS = [
  ['#question .submit-button', 'Send question'],
  ['#question .stop-button', 'Stop answer'],
  ['#chat [data-testid="user"]', 'Your question'],
  ['#chat [data-testid="bot"]', 'Answer'],
];
const name = () => {
  for (const [selector, label] of LABELS) {
    for (const each of document.querySelectorAll(selector)) {
      if (each.getAttribute('aria-label') !== label) each.setAttribute('aria-label', label);
    }
  }
};
name();
new MutationObserver(name).observe(document.body, {childList: true, subtree: true, attributeFilter: ['aria-label']});
