// The page's address is all that a new page needs to show the same conversation and limits: a reload, a
// bookmark, another tab, or going back to a conversation that was left for another.
const conversation = query => new URLSearchParams(query).get('c') || '';
let shown = '';
const tell = how => {
  const address = new URL(location.href);
  address.search = new URLSearchParams(element.textContent.trim());
  if (address.href !== location.href) history[how](how === 'pushState' ? null : history.state, '', address);
};
watch('value', () => {
  const left = shown;
  shown = conversation(element.textContent.trim());
  tell(left && left !== shown ? 'pushState' : 'replaceState');
});
addEventListener('popstate', () => {
  const named = conversation(location.search);
  if (named && named !== shown) location.reload(); else tell('replaceState');
});
