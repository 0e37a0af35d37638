// Stands before the worker's own script, in the tests that hold it: the worker comes as far as something that it waits for,
// the `hold`th since that was said, and no further. What it is said by outlives the worker, and is none of what it keeps.

const { session, local } = chrome.storage;
let stop = 0;
let waits = 0;

session.onChanged.addListener(({ hold }) => {
  if (!hold?.newValue) return;
  stop = hold.newValue;
  waits = 0;
});

const pass = async (what) => {
  waits += 1;
  if (waits !== stop) return;
  await session.set({ held: what });
  await new Promise(() => {});
};

const wait = (owner, name) => {
  const real = owner[name].bind(owner);
  owner[name] = async (...given) => {
    await pass(`before ${name}`);
    const answer = await real(...given);
    await pass(`after ${name}`);
    return answer;
  };
};
wait(local, 'get');
wait(local, 'set');
wait(globalThis, 'fetch');
