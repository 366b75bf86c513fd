// The page's address names the conversation: a reload, a bookmark, another tab or going back to one
// that was left for another opens it again.
const named = () => new URL(location.href).searchParams.get('c') || '';
const shown = () => element.textContent.trim();
const tell = how => {
  const address = new URL(location.href);
  if (shown()) address.searchParams.set('c', shown()); else address.searchParams.delete('c');
  history[how](how === 'pushState' ? null : history.state, '', address);
};
watch('value', () => { if (named() !== shown()) tell(named() ? 'pushState' : 'replaceState'); });
addEventListener('popstate', () => {
  if (named() && named() !== shown()) location.reload();
  else if (shown() && !named()) tell('replaceState');
});
