// Runs in the page of paint.bench.mjs.

const BOARD = '/_relay/board.json';

/** How long the widget takes from the list's bytes to the frame after its rows, in milliseconds. */
export async function firstPaint(size) {
  const bytes = await (await fetch(`/${size}.json`)).arrayBuffer();
  const release = holdBack(bytes);
  await import('/widget/personio-jobs.js');
  const board = document.createElement('personio-jobs');
  board.setAttribute('relay', location.origin);
  document.body.append(board);
  await until(() => board.shadowRoot.querySelector('.board'));
  // The loading screen is on the page, and the module idle.
  await nextFrame();
  await nextFrame();

  const start = performance.now();
  release();
  await until(() => board.shadowRoot.querySelector('[data-job]'));
  await nextFrame();
  return performance.now() - start;
}

/** Answers the widget's request for the list only when it is told to. */
function holdBack(bytes) {
  const { fetch } = globalThis;
  let release;
  const released = new Promise((resolve) => { release = resolve; });
  globalThis.fetch = async (resource, options) => {
    if (!String(resource.url ?? resource).includes(BOARD)) return fetch(resource, options);
    await released;
    return new Response(bytes, { headers: { 'content-type': 'application/json' } });
  };
  return release;
}

/** Waits for something that changes in the board, without polling. */
async function until(isThere) {
  for (;;) {
    if (isThere()) return;
    await change();
  }
}

function change() {
  return new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.querySelector('personio-jobs').shadowRoot, { childList: true, subtree: true, attributes: true });
  });
}

/** After the browser has painted. */
function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(undefined);
  }));
}
