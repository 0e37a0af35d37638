// Looks every two seconds whether there is something new, and puts it in the place of the old.
// What is open stays open, and whoever reads or types is left alone.
const main = document.querySelector("main");
const toggle = document.querySelector(".live");
let last = main.innerHTML;
let live = true;

toggle.hidden = false;
toggle.addEventListener("click", () => {
  live = !live;
  toggle.setAttribute("aria-pressed", String(live));
  toggle.textContent = live ? "Live" : "Paused";
});

async function look() {
  if (!live || document.hidden || main.contains(document.activeElement)) return;
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("main").innerHTML;
  document.querySelector(".chips").innerHTML = page.querySelector(".chips").innerHTML;
  if (next === last) return;
  const open = [...main.querySelectorAll("details[open][id]")].map((element) => element.id);
  last = next;
  main.innerHTML = next;
  for (const id of open) main.querySelector(`#${id}`)?.setAttribute("open", "");
}

setInterval(() => look().catch(() => {}), 2000);
