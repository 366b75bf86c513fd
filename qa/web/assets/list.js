// element, trigger and watch are Gradio's: a list, #NAME, under the fields of #NAME-tools.
// What opens its tab or changes it shows the whole of it, and answers may come in another order than
// they were asked for: where the list is not what the fields ask for, that is looked for again.
const plain = words => words.trim().split(/\s+/).join(' ');
const {id} = element.closest('#library, #history');
let again = 0;  // in a row, so that words that come back otherwise are not looked for without end
watch('value', () => {
  const asked = Object.fromEntries(new FormData(document.querySelector(`#${id}-tools form`)));
  const {words, order} = (element.querySelector('[data-words]') || {dataset: asked}).dataset;
  if (plain(words) === plain(asked.words) && order === asked.order) again = 0;
  else if (again++ < 3) trigger('look', asked);
});
