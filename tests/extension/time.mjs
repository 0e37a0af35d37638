// A time zone in which it is early afternoon, whenever the tests run: mornings lie behind, and midnight is far.

const HOUR = 13;
const offset = HOUR - new Date().getUTCHours();

/** Its name. The sign is the other way round there. */
export const ZONE = offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;

/** The day there, or so many days later. */
export function today(plus = 0) {
  return new Date(Date.now() + offset * 3_600_000 + plus * 86_400_000).toISOString().slice(0, 10);
}

/** Whether a day is a Saturday or Sunday. */
export const isWeekend = (day) => [0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay());
