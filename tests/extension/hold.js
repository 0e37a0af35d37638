// Stands before the worker's own script, in the tests that hold it: the worker comes as far as a place where it waits, the
// `time`th time since that was said, and no further. What it is said by outlives the worker, and is none of what it keeps.

const { session, local } = chrome.storage;
let stop;
let times = 0;

session.onChanged.addListener(({ hold }) => {
  if (!hold?.newValue) return;
  stop = hold.newValue;
  times = 0;
});

const pass = async (place) => {
  if (place !== stop?.place) return;
  times += 1;
  if (times !== stop.time) return;
  await session.set({ held: place });
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
