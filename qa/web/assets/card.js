// One card for all citations: the quote, its title, site and date, while a number is pointed at or focused.
const card = document.createElement('div');
card.id = 'quote-card';
card.setAttribute('role', 'tooltip');
card.hidden = true;
const parts = ['quote', 'title', 'about'].map(name => {
  const part = document.createElement(name === 'quote' ? 'q' : 'p');
  part.className = name;
  card.append(part);
  return [name, part];
});
element.append(card);

let chip = null, later = 0;
const hide = () => {
  clearTimeout(later);
  card.hidden = true;
  if (chip) chip.removeAttribute('aria-describedby');
  chip = null;
};
const show = target => {
  clearTimeout(later);
  if (target === chip) return;
  hide();
  chip = target;
  for (const [name, part] of parts) part.textContent = target.dataset[name] || '';
  card.hidden = false;
  target.setAttribute('aria-describedby', card.id);
  const at = target.getBoundingClientRect(), size = card.getBoundingClientRect();
  const below = at.bottom + 8;
  card.style.top = (below + size.height < innerHeight ? below : Math.max(8, at.top - size.height - 8)) + 'px';
  card.style.left = Math.max(8, Math.min(at.left - 24, innerWidth - size.width - 8)) + 'px';
};
const chipAt = event => event.target.closest && event.target.closest('a.chip[data-quote]');
document.addEventListener('pointerover', event => {
  if (event.pointerType === 'touch') return;
  const over = chipAt(event);
  if (over) show(over);
  else if (card.contains(event.target)) clearTimeout(later);
  else if (chip && document.activeElement !== chip) { clearTimeout(later); later = setTimeout(hide, 200); }
});
document.addEventListener('focusin', event => {
  const focused = chipAt(event);
  if (focused && focused.matches(':focus-visible')) show(focused); else if (!card.contains(event.target)) hide();
});
document.addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
document.addEventListener('scroll', hide, {capture: true, passive: true});
document.addEventListener('click', hide, true);
