import { PersonioError, call } from './error.js';
import { module } from './main.js';
import * as wasm from './wasm/personio.js';

/** What the clock on the wall shows here. */
function localNow() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

const rulesOf = (rules) => JSON.stringify(typeof rules === 'string' ? workingTimeRules(rules) : rules);

export function workingTimeRules(country) {
  module.check();
  const rules = wasm.workingTimeRules(country);
  if (rules === undefined) {
    throw new PersonioError('input', `there are no working-time rules for ${country}: give them as an object`);
  }
  return JSON.parse(rules);
}

function ask(question, periods, { rules = 'DE', now = localNow() } = {}) {
  module.check();
  const written = rulesOf(rules);
  return JSON.parse(call('input', () => question(JSON.stringify(periods), written, now)));
}

export function checkWorkingTime(periods, options) { return ask(wasm.checkWorkingTime, periods, options); }

export function workingShifts(periods, options) { return ask(wasm.workingShifts, periods, options); }

export function applyFix(periods, fix) {
  module.check();
  return JSON.parse(call('input', () => wasm.applyFix(JSON.stringify(periods), JSON.stringify(fix))));
}
