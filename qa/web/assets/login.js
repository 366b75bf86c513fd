// What one reader was typing is not for another who logs in on the same tab.
document.forms[0].addEventListener('submit', event => {
  const name = event.target.elements.name.value;
  if (sessionStorage.getItem('byline-reader') !== name) sessionStorage.removeItem('byline-draft');
  sessionStorage.setItem('byline-reader', name);
});
