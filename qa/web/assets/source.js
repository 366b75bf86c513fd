// element, trigger and watch are Gradio's: this panel, events to Python, changes of the value.
let from = null, shown = false, link = '', asked = 0, came = 0;
const ours = () => history.state && history.state.source;  // so it stays over a reload
const ask = () => trigger('cite', {link, number: ++asked});
const open = (chosen, origin) => {
  from = origin;
  link = chosen;
  ask();
  if (!ours()) history.pushState({source: true}, '');  // going back closes the panel first
  shown = true;
};
const narrow = matchMedia('(max-width: 768px)');  // there the panel fills the window
const cover = () => {
  for (const under of document.querySelectorAll('#top, #banner, #tabs')) under.inert = shown && narrow.matches;
};
narrow.addEventListener('change', cover);
const linkIn = address => address.split('#cite-')[1];
const linkOf = anchor => linkIn(anchor.getAttribute('href'));

document.addEventListener('click', event => {
  const link = event.target.closest && event.target.closest('a[href*="#cite-"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;  // those open a new tab
  event.preventDefault();
  event.stopPropagation();
  open(linkOf(link), link);
}, true);

document.addEventListener('byline:open', event => open(event.detail.article, event.detail.origin));

const shut = () => {
  const here = shown && ours();
  shown = false;
  if (here) history.back();
  trigger('shut', {});
  cover();
  const back = from && from.isConnected ? from : document.querySelector('#question textarea');
  from = null;
  if (back) back.focus();
};

addEventListener('popstate', () => { if (shown && !ours()) shut(); });

// The citations of the answer that this one was chosen in, each once, in the order of its text.
const beside = () => {
  const turn = from && from.closest('.turn');
  if (!turn) return [];
  const seen = new Map();
  for (const chip of turn.querySelectorAll('.quotes a.chip')) {
    if (!seen.has(chip.getAttribute('href'))) seen.set(chip.getAttribute('href'), chip);
  }
  return [...seen.values()];
};
const placeIn = chips => chips.findIndex(chip => from && chip.getAttribute('href') === from.getAttribute('href'));
const step = by => {
  const chips = beside();
  const next = chips[placeIn(chips) + by];
  if (next) open(linkOf(next), next);
};
const place = () => {
  const chips = beside(), at = placeIn(chips);
  const bar = element.querySelector('.steps');
  if (!bar) return;
  bar.hidden = chips.length < 2 || at < 0;
  bar.querySelector('.place').textContent = `${at + 1} of ${chips.length}`;
  bar.querySelector('.previous').disabled = at <= 0;
  bar.querySelector('.next').disabled = at >= chips.length - 1;
};

element.addEventListener('click', event => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.matches('.close')) shut();
  else if (button.matches('.previous')) step(-1);
  else if (button.matches('.next')) step(1);
  else if (button.matches('.now')) open(button.dataset.article, from);
  else if (button.matches('.alone')) { trigger('alone', {articles: [button.dataset.article]}); from = null; shut(); }
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && (shown || element.closest('.sidebar.open'))) shut();
});

// The panel may still be sliding in, and what is hidden takes no focus: try until it does.
const show = frames => {
  const cited = element.querySelector('mark.cited');
  const target = cited || element.querySelector('h2, .note[tabindex]');
  if (!target || !frames || !shown) return;  // left meanwhile, it takes no focus back
  target.focus({preventScroll: true});
  if (document.activeElement !== target) { requestAnimationFrame(() => show(frames - 1)); return; }
  cover();
  const sheet = element.closest('.sidebar-content') || element;
  sheet.scrollTop = 0;  // the heading stays in view where the words are near it
  if (!cited || target.getBoundingClientRect().bottom > innerHeight * .8) {
    target.scrollIntoView({block: cited ? 'center' : 'nearest'});
  }
};
watch('value', () => {
  if (!shown) { trigger('shut', {}); return; }  // it was left before the article came
  const before = came;
  came = Number(element.querySelector('[data-asked]').dataset.asked);
  if (came < before) ask();  // an answer that was overtaken
  if (came !== asked) return;  // another is on its way
  place();
  requestAnimationFrame(() => show(120));
});
if (linkIn(location.hash)) open(linkIn(location.hash), null);  // a number opened in a new tab
