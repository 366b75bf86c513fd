// element, trigger and watch are Gradio's: the bar above the question, and events to Python.
const ask = () => document.querySelector('#question textarea').focus();
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-act]');
  if (!button) return;
  const {act, kind, value} = button.dataset;
  if (act === 'fresh') trigger('fresh', {});
  else trigger('limit', {act, kind, value});
  ask();
});

// What is chosen is remembered by the browser: a cookie tells the next page, the theme stays here.
const choose = form => {
  const names = [...form.querySelectorAll(':checked')].map(one => one.name).filter(Boolean).join('.') || 'none';
  document.cookie = `byline_choices=${names}; max-age=31536000; samesite=strict`;
  trigger('choose', {names});
};
const theme = () => { element.querySelector('[name=theme]').value = localStorage.getItem('byline-theme') || ''; };
element.addEventListener('change', event => {
  const form = event.target.closest('form');
  if (event.target.name === 'theme') {
    localStorage.setItem('byline-theme', event.target.value);
    document.dispatchEvent(new Event('byline:theme'));
  } else if (form.dataset.act === 'choose') choose(form);
  else trigger('limit', {act: 'limit', ...Object.fromEntries(new FormData(form))});
});
element.addEventListener('submit', event => event.preventDefault());
watch('value', theme);
// What is focused above comes into view above this, however high it is.
const foot = element.closest('#asking');
new ResizeObserver(() => {
  document.documentElement.style.scrollPaddingBottom = foot.offsetHeight + 'px';
}).observe(foot);
