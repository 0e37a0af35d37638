import { init as initFeed } from './feed.js';
import { module } from './main.js';

export { Personio } from './client.js';
export { PersonioError, isPersonioError } from './error.js';
export { Board, parseDescription, parseFeed, plainText } from './feed.js';
export { applyFix, checkWorkingTime, workingShifts, workingTimeRules } from './worktime.js';

export async function init({ main, feed } = {}) { await Promise.all([module.load(main), initFeed(feed)]); }
