// element and trigger are Gradio's: a row of fields over a list, and events to Python.
let later = 0;
const told = () => trigger('look', Object.fromEntries(new FormData(element.querySelector('form'))));
element.addEventListener('input', event => {
  clearTimeout(later);
  later = setTimeout(told, event.target.matches('[type=search]') ? 250 : 0);
});
element.addEventListener('submit', event => { event.preventDefault(); clearTimeout(later); told(); });
