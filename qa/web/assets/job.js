// element and trigger are Gradio's: how a work goes, and events to Python.
element.addEventListener('click', event => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  if (button.dataset.act === 'cancel') trigger('cancel', {});
  else trigger('undo', {article: button.dataset.article});
  document.querySelector('#library-tools input').focus();  // the button goes
});
