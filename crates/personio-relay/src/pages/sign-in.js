// An invitation's code goes from the address to the page and nowhere else; nothing of a sign-in stays in the browser's
// history.
const code = document.getElementById('code');
const invited = new URLSearchParams(location.hash.slice(1)).get('code');
if (invited && code) {
  code.textContent = invited;
  document.getElementById('with-code').hidden = false;
  document.getElementById('without-code').hidden = true;
}
const relay = document.getElementById('relay');
if (relay) relay.textContent = location.origin + location.pathname.split('/_relay/')[0];
history.replaceState(null, '', location.pathname);

const copy = document.getElementById('copy');
if (copy && navigator.clipboard) {
  const said = copy.textContent;
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(code.textContent);
    copy.textContent = copy.dataset.done;
    setTimeout(() => { copy.textContent = said; }, 2000);
  });
}
