// element, trigger and watch are Gradio's: the list of conversations, and events to Python.
const words = () => document.querySelector('#history-tools input').value;
let renaming = null;  // the open form's conversation and text: a list that comes late draws all anew
const swap = (card, shown, hidden) => {
  card.querySelector(hidden).hidden = true;
  card.querySelector(shown).hidden = false;
  return card;
};
element.addEventListener('click', event => {
  const button = event.target.closest('button');
  const card = button && button.closest('.card');
  if (!card || event.detail > 1) return;  // of two clicks the second is not for what the first showed
  const conversation = card.dataset.id;
  if (button.matches('.open')) {
    trigger('open', {conversation});
    document.dispatchEvent(new Event('byline:asking'));
  }
  else if (button.matches('.rename')) {
    swap(card, '.renaming', '.open').querySelector('input').focus();
    renaming = {conversation, name: card.querySelector('input').value};
  }
  else if (button.matches('.leave')) {
    swap(card, '.open', '.renaming').querySelector('.rename').focus();
    renaming = null;
  }
  else if (button.matches('.remove')) swap(card, '.confirm', '.more').querySelector('.no').focus();
  else if (button.matches('.no')) swap(card, '.more', '.confirm').querySelector('.remove').focus();
  else if (button.matches('.yes')) {
    trigger('delete', {conversation, words: words()});
    document.querySelector('#history-tools input').focus();
  }
});
element.addEventListener('keydown', event => {
  const form = event.key === 'Escape' && event.target.closest('.renaming');
  if (form) form.querySelector('.leave').click();
});
element.addEventListener('input', event => {
  renaming = {conversation: event.target.closest('.card').dataset.id, name: event.target.value};
});
watch('value', () => {
  const card = renaming && element.querySelector(`.card[data-id="${renaming.conversation}"]`);
  if (!card) return;
  const input = swap(card, '.renaming', '.open').querySelector('input');
  input.value = renaming.name;
  if (document.activeElement === document.body) input.focus();  // it was in the form that is gone
});
element.addEventListener('submit', event => {
  event.preventDefault();
  renaming = null;
  const card = event.target.closest('.card');
  trigger('rename', {conversation: card.dataset.id, name: event.target.elements.name.value, words: words()});
});
