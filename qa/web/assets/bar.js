// element and trigger are Gradio's: the bar above the question, and events to Python.
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-act]');
  if (!button) return;
  const {act, kind, value} = button.dataset;
  if (act === 'fresh') trigger('fresh', {});
  else if (act === 'keep') { trigger('keep', {}); return; }
  else trigger('limit', {act, kind, value});
  const box = document.querySelector('#question textarea');
  if (box) box.focus();
});
element.addEventListener('change', event => {
  const form = event.target.closest('form');
  if (form) trigger('limit', {act: 'limit', ...Object.fromEntries(new FormData(form))});
});
element.addEventListener('submit', event => event.preventDefault());
