// element, trigger and watch are Gradio's: this part of the page, events to Python, changes of the value.
const box = () => document.querySelector('#question textarea');

const copy = async (text, button) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {  // not a secure context: the old way
    const area = Object.assign(document.createElement('textarea'), {value: text});
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    button.focus();
  }
  button.textContent = 'Copied';
  setTimeout(() => { button.textContent = 'Copy'; }, 1600);
};

element.addEventListener('click', event => {
  const button = event.target.closest('[data-act]');
  if (!button) return;
  const {act, text, verdict, timed} = button.dataset;
  const turn = (button.closest('[data-turn]') || button).dataset.turn;
  if (act === 'copy') copy(text, button);
  else if (act === 'again') { trigger('again', {turn, timed}); box().focus(); }
  else if (act === 'edit') { trigger('edit', {turn, text}); box().focus(); }
  else if (act === 'judge') trigger('judge', {turn, verdict});
});

// An empty question asks nothing, and is not even sent: while it is on its way, Gradio drops the next.
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && event.target === box() && !box().value.trim()) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// The second of two clicks on the send button is not for the stop button that took its place.
document.addEventListener('click', event => {
  if (event.detail > 1 && event.target.closest('#question .stop-button')) event.stopImmediatePropagation();
}, true);

// What was being typed outlives a reload, also the one that Gradio makes when a lost server is back.
addEventListener('pagehide', () => { if (box()) sessionStorage.setItem('byline-draft', box().value); });
const restore = frames => {
  if (!box()) { if (frames) requestAnimationFrame(() => restore(frames - 1)); return; }
  const draft = sessionStorage.getItem('byline-draft');
  if (box().value || !draft) return;
  box().value = draft;
  box().dispatchEvent(new Event('input', {bubbles: true}));
};
restore(120);

// The chat comes into view from another tab: what is hidden takes no focus, so try until it does.
const focus = frames => {
  box().focus();
  if (document.activeElement !== box() && frames) requestAnimationFrame(() => focus(frames - 1));
};
document.addEventListener('byline:asking', () => focus(120));
document.addEventListener('byline:pose', event => { trigger('pose', {text: event.detail}); box().focus(); });

// An answer that was growing when the page came, or was opened, is watched to its end.
watch('value', () => { if (element.querySelector('[data-unwatched]')) trigger('watch', {}); });

// A new question comes into view at the top of what is read; growth does not move the page.
let turns = 0;
watch('value', () => {
  const now = element.querySelectorAll('.turn');
  if (now.length > turns) {
    const last = now[now.length - 1];
    requestAnimationFrame(() => last.scrollIntoView({block: now.length > 1 ? 'start' : 'nearest'}));
  }
  turns = now.length;
});
