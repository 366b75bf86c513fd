// element, trigger and watch are Gradio's: how a work goes, events to Python, changes of the value.
element.addEventListener('click', event => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  if (button.dataset.act === 'cancel') trigger('cancel', {});
  else trigger('undo', {article: button.dataset.article});
  document.querySelector('#library-tools input').focus();  // the button goes
});
// An answer from before what is told by now came late: how it is now is asked for.
let number = 0;
watch('value', () => {
  const before = number;
  number = Number(element.firstElementChild?.dataset.number || 0);
  if (number < before) trigger('look', {});
});
