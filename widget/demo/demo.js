// What the demo page itself needs: the copy button and a menu that closes after a choice.

const button = document.querySelector('.copy');
button?.addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.querySelector('.embed code').textContent);
  const label = button.querySelector('span');
  const before = label.textContent;
  label.textContent = button.dataset.done;
  setTimeout(() => { label.textContent = before; }, 2000);
});

const menu = document.querySelector('.menu');
menu?.addEventListener('click', (event) => {
  if (event.target.closest('a')) menu.open = false;
});
