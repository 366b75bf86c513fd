// element and trigger are Gradio's: the list of articles, and events to Python.
const search = () => document.querySelector('#library-tools input').focus();
const alone = articles => { trigger('alone', {articles}); document.dispatchEvent(new Event('byline:asking')); };
const chosen = () => [...element.querySelectorAll('.choose:checked')].map(one => one.closest('.card').dataset.id);
const form = () => Object.fromEntries(new FormData(document.querySelector('#library-tools form')));
element.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button || button.getAttribute('aria-disabled')) return;
  const card = button.closest('.card');
  const article = card && card.dataset.id;
  const {act, page} = button.dataset;
  if (act === 'page') { trigger('look', {...form(), page}); element.scrollIntoView(); }
  else if (act === 'chosen') alone(chosen());
  else if (button.matches('.open')) {
    document.dispatchEvent(new CustomEvent('byline:open', {detail: {article, origin: button}}));
  } else if (button.matches('.alone')) alone([article]);
  else if (button.matches('.remove')) { trigger('remove', {article}); search(); }
});
const offer = () => { element.querySelector('.chosen').hidden = !chosen().length; };
element.addEventListener('change', event => { if (event.target.matches('.choose')) offer(); });
watch('value', () => {
  for (const one of element.querySelectorAll('.choose')) one.checked = false;
});
