// The code goes from the address to the page and nowhere else; it does not stay in the browser's history.
const code = new URLSearchParams(location.hash.slice(1)).get("code");
if (code) document.getElementById("code").textContent = code;
document.getElementById("relay").textContent = location.origin;
history.replaceState(null, "", location.pathname);
