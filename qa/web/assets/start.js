// A suggested question is asked as if it had been typed: the chat's own script passes it on.
element.addEventListener('click', event => {
  const button = event.target.closest('[data-text]');
  if (button) document.dispatchEvent(new CustomEvent('byline:pose', {detail: button.dataset.text}));
});
