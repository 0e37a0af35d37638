import { module } from './main.js';

export { Personio } from './client.js';
export { PersonioError, isPersonioError } from './error.js';
export { verifyWebhook } from './webhook.js';
export { applyFix, checkWorkingTime, workingShifts, workingTimeRules } from './worktime.js';

export async function init(source) { await module.load(source); }
