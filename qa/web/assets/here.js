// The page's address names the conversation: a reload, a bookmark or another tab opens it again.
const tell = () => {
  const address = new URL(location.href);
  const id = element.textContent.trim();
  if (id) address.searchParams.set('c', id); else address.searchParams.delete('c');
  if (address.href !== location.href) history.replaceState(history.state, '', address);
};
watch('value', tell);
addEventListener('popstate', tell);
