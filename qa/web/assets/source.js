// element, trigger and watch are Gradio's: this panel, events to Python, changes of the value.
let from = null;
const open = (link, origin) => { from = origin; trigger('cite', {link}); };

document.addEventListener('click', event => {
  const link = event.target.closest && event.target.closest('a[href*="#cite-"]');
  if (!link) return;
  event.preventDefault();
  event.stopPropagation();
  open(link.getAttribute('href').split('#cite-')[1], link);
}, true);

document.addEventListener('byline:open', event => open(event.detail.article, event.detail.origin));

const shut = () => {
  trigger('shut', {});
  const back = from && from.isConnected ? from : document.querySelector('#question textarea');
  from = null;
  if (back) back.focus();
};

element.addEventListener('click', event => { if (event.target.closest('.close')) shut(); });
document.addEventListener('keydown', event => {
  const bar = element.closest('.sidebar');
  if (event.key === 'Escape' && bar && bar.classList.contains('open')) shut();
});

// The panel may still be sliding in, and what is hidden takes no focus: try until it does.
const show = frames => {
  const cited = element.querySelector('mark.cited');
  const target = cited || element.querySelector('h2, .note[tabindex]');
  if (!target || !frames) return;
  target.focus({preventScroll: true});
  if (document.activeElement !== target) { requestAnimationFrame(() => show(frames - 1)); return; }
  target.scrollIntoView({block: cited ? 'center' : 'nearest'});
};
watch('value', () => requestAnimationFrame(() => show(120)));
