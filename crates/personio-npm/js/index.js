import { init as initApi } from './api.js';
import { init as initFeed } from './feed.js';

export { Personio, PersonioError, applyFix, checkWorkingTime, isPersonioError, verifyWebhook, workingShifts, workingTimeRules } from './api.js';
export { Board, parseDescription, parseFeed, plainText } from './feed.js';

export async function init({ main, feed } = {}) { await Promise.all([initApi(main), initFeed(feed)]); }
