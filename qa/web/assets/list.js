// element, trigger and watch are Gradio's: a list, #NAME, under the fields of #NAME-tools.
// What opens its tab or changes it shows the whole of it: what was searched for is looked for again.
watch('value', () => {
  const {id} = element.closest('#library, #history');
  const asked = Object.fromEntries(new FormData(document.querySelector(`#${id}-tools form`)));
  const narrowed = asked.words.trim() || (asked.order || 'newest') !== 'newest';
  if (narrowed && element.querySelector('[data-whole]')) trigger('look', asked);
});
