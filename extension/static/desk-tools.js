// What the desk's module leaves to a script: dropped folders, the thread that reads files, one sender at a time, saving.

let thread;
let waiting = new Map();
let next = 0;

/** Asks the thread, which is started for the first question. */
function ask(job, input) {
  thread ??= startThread();
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    thread.postMessage({ id, job, input });
  });
}

function startThread() {
  const started = new Worker(new URL('desk-files.js', import.meta.url), { type: 'module' });
  started.onmessage = ({ data: { id, done, failed } }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (failed) reject(failed);
    else resolve(done.flatMap(({ paper, blob }) => [JSON.stringify(paper), blob]));
  };
  // A file that breaks the thread takes no other with it.
  started.onerror = () => {
    const lost = waiting;
    waiting = new Map();
    thread = undefined;
    started.terminate();
    for (const { reject } of lost.values()) reject('broken');
  };
  return started;
}

/** The files of an entry of a file system, those of folders with them. */
async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const reader = entry.createReader();
  const files = [];
  for (;;) {
    // A folder comes in pieces, and an empty one is the last.
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return files;
    for (const it of entries) files.push(...await filesOf(it));
  }
}

let release;

export const tools = {
  dropped(transfer) {
    // All at once: the browser forgets them when the event is over.
    const items = [...transfer.items].filter(({ kind }) => kind === 'file');
    const entries = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
    return Promise.all(entries.map((it) => (it instanceof File ? [it] : filesOf(it)))).then((lists) => lists.flat());
  },
  settled: (promise) => promise,
  open: (file) => ask('open', { name: file.name, file }),
  cut: (file, groups, papers) => ask('cut', { file, groups, papers: JSON.parse(papers) }),
  hold: (name) => new Promise((resolve) => {
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise((done) => { release = done; });
    });
  }),
  release() { release?.(); },
  save(name, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },
};
