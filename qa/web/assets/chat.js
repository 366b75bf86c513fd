// Gradio gives the send and stop buttons no name.
const name = () => {
  for (const [kind, label] of [['submit', 'Send question'], ['stop', 'Stop answer']]) {
    const button = document.querySelector(`#question .${kind}-button`);
    if (button && button.getAttribute('aria-label') !== label) button.setAttribute('aria-label', label);
  }
};
name();
new MutationObserver(name).observe(document.body, {childList: true, subtree: true});
