// element and trigger are Gradio's: the list of cards, and events to Python.
element.addEventListener('click', event => {
  const button = event.target.closest('button');
  const card = button && button.closest('.card');
  if (!card) return;
  const article = card.dataset.id;
  const confirm = card.querySelector('.confirm');
  const remove = card.querySelector('.remove');
  const ask = asking => {
    confirm.hidden = !asking;
    remove.hidden = asking;
    (asking ? card.querySelector('.no') : remove).focus();
  };
  if (button.matches('.open')) {
    document.dispatchEvent(new CustomEvent('byline:open', {detail: {article, origin: button}}));
  } else if (button.matches('.remove')) ask(true);
  else if (button.matches('.no')) ask(false);
  else if (button.matches('.yes')) trigger('remove', {article});
});
