import { checkWorkingTime, init, parseFeed } from 'personio-web';

await init();
const [position] = parseFeed('<workzag-jobs><position><id>7</id><name>Cook</name></position></workzag-jobs>').positions;
const [advice] = checkWorkingTime([{ kind: 'work', start: '2026-06-01T08:00', end: '2026-06-01T16:30' }]);
document.querySelector('output').textContent = `${position.name} ${advice.by}`;
