// Light or dark as the reader chose, as soon as there is a body; Gradio itself follows the system.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const put = () => {
    const chosen = localStorage.getItem('byline-theme');
    const dark = chosen ? chosen === 'dark' : system.matches;
    if (document.body.classList.contains('dark') !== dark) document.body.classList.toggle('dark', dark);
  };
  const begin = () => {
    put();
    new MutationObserver(put).observe(document.body, {attributeFilter: ['class']});
    document.addEventListener('byline:theme', put);
  };
  if (document.body) { begin(); return; }
  new MutationObserver((_, waiting) => {
    if (document.body) { waiting.disconnect(); begin(); }
  }).observe(document.documentElement, {childList: true});
})();
