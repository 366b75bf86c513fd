// The page's address names the conversation and the limits: a reload, a bookmark, another tab or going
// back to one that was left for another opens it again.
const parts = ['c', 'after', 'before', 'site', 'author', 'article'];
const named = () => new URLSearchParams(location.search).get('c') || '';
const shown = () => new URLSearchParams(element.textContent.trim());
const tell = how => {
  const address = new URL(location.href);
  for (const part of parts) address.searchParams.delete(part);
  for (const [part, value] of shown()) address.searchParams.append(part, value);
  if (address.href !== location.href) history[how](how === 'pushState' ? null : history.state, '', address);
};
const another = () => named() && named() !== shown().get('c');
watch('value', () => tell(another() ? 'pushState' : 'replaceState'));
addEventListener('popstate', () => { if (another()) location.reload(); else tell('replaceState'); });
