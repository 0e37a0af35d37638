/** A date and a time on the wall's clock without a zone: `2026-06-01T08:00:00`. Seconds may be left out. */
export type LocalDateTime = string;

/** Work or a break. Times are those of the clock on the wall, as Personio has them. */
export interface WorkingPeriod {
  kind: "work" | "break";
  /** When it starts. */
  start: LocalDateTime;
  /** When it ends, past midnight too; missing while it runs. */
  end?: LocalDateTime;
  /** The day that it counts for (`2026-06-01`); without one, that of its start. */
  day?: string;
  /** Minutes of break somewhere in the work, as version 1 of Personio's API records them. */
  breakMinutes?: number;
}

/** So much, and where that is written. */
export interface WorkingTimeLimit {
  minutes: number;
  /** Such as `§ 5 ArbZG`. */
  law?: string;
}

/** The rules of a country, or of a company that is stricter. Times are minutes. */
export interface WorkingTimeRules {
  /** Two letters. */
  country: string;
  /** How much break a day needs: the highest that applies counts. */
  breaks?: {
    /** Net working time up to which the rule does not apply. */
    over: number;
    /** All breaks together. */
    minutes: number;
    /** Such as `§ 4 ArbZG`. */
    law?: string;
  }[];
  /** A shorter interruption is no break. */
  shortestBreak?: number;
  /** How long somebody may work without a break. */
  longestStretch?: WorkingTimeLimit;
  /** How long somebody is off between two shifts. */
  rest?: WorkingTimeLimit;
  /** A day's net working time that is fine in any case. */
  regularDay?: WorkingTimeLimit;
  /** A day's net working time that is never exceeded. */
  longestDay?: WorkingTimeLimit;
  /** Work after at most so long a gap goes on with the same shift, past midnight too; 240 unless said otherwise. */
  shiftGap?: number;
}

/** What would mend something. Periods are named by their index. Give it to {@link applyFix}. */
export type WorkingTimeFix =
  | { kind: "insertBreak"; at: LocalDateTime; minutes: number }
  | { kind: "setBreakMinutes"; period: number; minutes: number }
  | { kind: "moveStart"; period: number; to: LocalDateTime }
  | { kind: "moveEnd"; period: number; to: LocalDateTime }
  | { kind: "cut"; period: number; from: LocalDateTime; until: LocalDateTime }
  | { kind: "remove"; period: number };

/** What is wrong or worth knowing, where, by how much, and what would mend it. */
export interface WorkingTimeAdvice {
  /**
   * - `order`: a period ends when it starts, or earlier
   * - `overlap`: two periods have time in common
   * - `breaks`: the breaks of a shift are too short in all
   * - `stretch`: work goes on for too long without a break
   * - `rest`: too little time between two shifts
   * - `regularDay`: more than a regular day; allowed if other days make up for it
   * - `longestDay`: more than a day may have
   */
  rule: "order" | "overlap" | "breaks" | "stretch" | "rest" | "regularDay" | "longestDay";
  /** `notice` is good to know, `breach` breaks a rule, `mistake` cannot have been so: Personio refuses it. */
  level: "notice" | "breach" | "mistake";
  /** The day to show it at. */
  day: string;
  /** Where it begins. */
  from: LocalDateTime;
  /** Where it ends. */
  until: LocalDateTime;
  /** Indices of the periods that it is about. */
  periods: number[];
  /** What the rule asks for or allows, in minutes. */
  limit: number;
  /** What there is instead, in minutes. */
  actual: number;
  /** How many minutes are missing, or too many. */
  by: number;
  /** Where the rule is written; empty for what no law has to say. */
  law: string;
  /** What would mend it, where one change can. */
  fix?: WorkingTimeFix;
}

/** Work that belongs together: a day's, or a night's. */
export interface WorkingShift {
  /** The day that it counts for. */
  day: string;
  /** When its work starts. */
  start: LocalDateTime;
  /** When its work ends. */
  end: LocalDateTime;
  /** Net working time in minutes. */
  worked: number;
  /** Breaks that are long enough to be one, in minutes. */
  breaks: number;
  /** When the next break is due at the latest if work goes on. */
  breakDue?: LocalDateTime;
  /** When the longest day is over if work goes on without a break. */
  dayOver?: LocalDateTime;
}

/** How periods are looked at. */
export interface WorkingTimeOptions {
  /** A country whose rules are built in (`DE`, which is the default), or rules as data. */
  rules?: "DE" | WorkingTimeRules;
  /** Until when a period without an end runs; what the clock here shows unless said otherwise. */
  now?: LocalDateTime;
}

/**
 * The rules that are built in, to show or to change them.
 *
 * @throws {@link PersonioError} of kind `input` for a country without any.
 */
export declare function workingTimeRules(country: "DE"): WorkingTimeRules;

/**
 * Everything that is worth saying about one person's periods, in the order of time. Give it the days around what shall
 * be checked, too: rest lies between two days.
 *
 * Breaks and days are judged by net time, gaps between periods count as breaks, and a night is one shift. It is advice
 * before sending, not a legal opinion.
 *
 * ```js
 * const [advice] = checkWorkingTime([{ kind: "work", start: "2026-06-01T08:00", end: "2026-06-01T16:30" }]);
 * advice.fix; // { kind: "insertBreak", at: "2026-06-01T12:00:00", minutes: 30 }
 * ```
 *
 * @throws {@link PersonioError} of kind `input` when a period or the rules are not what they should be.
 */
export declare function checkWorkingTime(periods: WorkingPeriod[], options?: WorkingTimeOptions): WorkingTimeAdvice[];

/**
 * The shifts that the periods make, with their net time.
 *
 * @throws As {@link checkWorkingTime}.
 */
export declare function workingShifts(periods: WorkingPeriod[], options?: WorkingTimeOptions): WorkingShift[];

/**
 * Periods with a change that somebody agreed to. The ones given stay as they are.
 *
 * @throws As {@link checkWorkingTime}.
 */
export declare function applyFix(periods: WorkingPeriod[], fix: WorkingTimeFix): WorkingPeriod[];
