// element and trigger are Gradio's: the list of conversations, and events to Python.
const words = () => document.querySelector('#history-tools input').value;
element.addEventListener('click', event => {
  const button = event.target.closest('button');
  const card = button && button.closest('.card');
  if (!card || event.detail > 1) return;  // of two clicks the second is not for what the first showed
  const conversation = card.dataset.id;
  const swap = (shown, hidden, focused) => {
    card.querySelector(hidden).hidden = true;
    card.querySelector(shown).hidden = false;
    card.querySelector(focused).focus();
  };
  if (button.matches('.open')) {
    trigger('open', {conversation});
    document.dispatchEvent(new Event('byline:asking'));
  }
  else if (button.matches('.rename')) swap('.renaming', '.open', 'input');
  else if (button.matches('.leave')) swap('.open', '.renaming', '.rename');
  else if (button.matches('.remove')) swap('.confirm', '.more', '.no');
  else if (button.matches('.no')) swap('.more', '.confirm', '.remove');
  else if (button.matches('.yes')) {
    trigger('delete', {conversation, words: words()});
    document.querySelector('#history-tools input').focus();
  }
});
element.addEventListener('keydown', event => {
  const form = event.key === 'Escape' && event.target.closest('.renaming');
  if (form) form.querySelector('.leave').click();
});
element.addEventListener('submit', event => {
  event.preventDefault();
  const card = event.target.closest('.card');
  trigger('rename', {conversation: card.dataset.id, name: event.target.elements.name.value, words: words()});
});
