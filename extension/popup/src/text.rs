//! What the view says. English is built in; German comes from `static/texts-de.txt`.

use personio_ui::texts;

texts! {
    /// Every text of the view.
    ViewText {
        // Around everything
        Today = "Today",
        Week = "Week",
        Absences = "Absences",
        More = "More",
        Navigation = "Views",
        Cancel = "Cancel",
        Save = "Save",
        Back = "Back",
        Undo = "Undo",
        Undone = "Undone",
        TryAgain = "Try again",
        Hours = "{hours} h {minutes} min",
        HoursOnly = "{hours} h",
        MinutesOnly = "{minutes} min",

        // What waits to be sent
        AllSaved = "All saved",
        NotYetAsked = "Not loaded yet",
        WaitingOne = "{count} not sent yet",
        WaitingOther = "{count} not sent yet",
        NeedsYou = "Needs your attention",
        Offline = "Offline",
        Sending = "Saving …",
        RefreshNow = "Load again",

        // Signing in
        WelcomeTitle = "Working time in two clicks",
        WelcomeText = "Clock in and out, correct your day and request absences. It all ends up in Personio, also when you are offline.",
        InvitationLabel = "Invitation link",
        InvitationHint = "Your administrator sends it to you; it works once. Or enter the address of your company's relay, and sign in with your company account.",
        CompanyRelay = "Your company uses {relay}.",
        SignIn = "Sign in",
        SigningIn = "Signing in …",
        SignInWithCompany = "Sign in with your company account",
        CompanyCode = "You are not signed in yet: the window was closed or did not open. Try again, or paste the code from your company's sign-in page.",
        NoInvitation = "This is no invitation link and no address of a relay. They look like https://relay.acme.example/_relay/sign-in#code=AB3D-EFGH-1K2M and https://relay.acme.example.",
        SignOut = "Sign out",
        SignOutEverywhere = "Sign out on all devices",
        SignOutText = "Everything that this extension keeps on this device is removed. What is in Personio stays.",
        SignOutWaiting = "{count} changes have not been sent yet and would be lost.",
        SessionEnded = "Your sign-in has ended. Nothing is lost: what waits is sent as soon as you sign in again.",
        SignInAgain = "Sign in again",
        WithoutRelay = "No relay? Connect directly to Personio",
        ConnectAgain = "Connect again",
        CredentialsEnded = "Personio does not accept the credentials any more. Nothing is lost: what waits is sent as soon as you connect again.",
        Locked = "Locked",
        LockNow = "Lock now",
        DirectAccount = "Directly to Personio, without a relay",

        // The timer
        Start = "Start working",
        Pause = "Break",
        Resume = "Continue working",
        Stop = "Stop",
        NotRunning = "Not running",
        WorkingSince = "Working since {time}",
        BreakSince = "On a break since {time}",
        ChangeStart = "Change start time, {time} now",
        BeganAt = "I began at",
        Project = "Project",
        NoProject = "No project",
        ProjectIs = "Project: {name}",
        Comment = "Comment",
        CommentHint = "What are you working on?",
        WorkedToday = "Worked today",
        OfTarget = "{worked} of {target}",
        Discard = "Discard",
        KeepRunning = "It is right",
        Forgotten = "The timer has been running since {time}. Is that right? It goes on until you decide.",
        ClockWasSetBack = "Your computer's clock shows a time before {time}, when this began. Say when you stopped.",
        StopAt = "Stopped at",
        TooShort = "Less than a minute: nothing was recorded.",

        // The day
        DayEntries = "Entries",
        PreviousDay = "Day before",
        NextDay = "Day after",
        BackToToday = "Back to today",
        NoEntries = "Nothing recorded",
        NoEntriesText = "Start the timer, or add what you have worked.",
        AddEntry = "Add",
        EditEntry = "Edit {times}",
        NewEntry = "New entry",
        From = "From",
        Until = "Until",
        Kind = "Kind",
        Work = "Work",
        Break = "Break",
        Running = "running",
        Delete = "Delete",
        Split = "Split",
        Deleted = "{times} deleted",
        Saved = "Saved",
        TimeMissing = "Enter a time such as 9:00.",
        EndBeforeStart = "The end is not after the start.",
        Overlaps = "This overlaps {times}.",
        Waiting = "not sent yet",
        Refused = "refused",
        Conflict = "changed elsewhere",
        Pending = "awaiting approval",
        Rejected = "rejected",
        RefusedText = "Personio did not take this: {reason}",
        RefusedUnknown = "no reason given",
        DropChange = "Discard my change",
        ConflictText = "This was changed elsewhere in the meantime.",
        KeepMine = "Keep mine",
        KeepTheirs = "Keep Personio's",

        // An entry as people type it
        QuickLabel = "Quick entry",
        QuickPlaceholder = "9-12:30 13-17:30 @project comment",

        // Advice
        AdviceOverlap = "Two entries overlap by {minutes}.",
        AdviceBreaks = "{minutes} of break are missing.",
        AdviceStretch = "{actual} of work without a break.",
        AdviceRest = "Only {actual} of rest before this day.",
        AdviceLong = "{actual} of work: {minutes} more than allowed.",
        AdviceMend = "Correct it",
        InsertBreak = "Insert {minutes} of break at {time}",

        // Week and month
        ThisWeek = "Week {number}",
        PreviousWeek = "Week before",
        NextWeek = "Week after",
        Month = "Month",
        PreviousMonth = "Month before",
        NextMonth = "Month after",
        Day = "Day",
        Worked = "Worked",
        Target = "Target",
        Difference = "Difference",
        Total = "Total",
        Away = "absent",
        FillGaps = "Fill gaps…",
        FillPreviewOne = "{count} entry is added. Nothing that is there changes.",
        FillPreviewOther = "{count} entries are added. Nothing that is there changes.",
        FillNothing = "There are no gaps to fill in this week.",
        FillApply = "Add them",

        // Absences
        Balances = "Balances",
        LeftOne = "{days} day left",
        LeftOther = "{days} days left",
        LeftHours = "{days} h left",
        RequestAbsence = "Request absence",
        AbsenceKind = "Type",
        FirstDay = "First day",
        LastDay = "Last day",
        HalfFirst = "From noon",
        HalfLast = "Until noon",
        CountsOne = "Counts as {days} day",
        CountsOther = "Counts as {days} days",
        AbsenceOverlap = "You are already away then.",
        AbsenceWork = "You have recorded work on these days.",
        Request = "Request",
        Requested = "Requested",
        MyAbsences = "Requested and planned",
        NoAbsences = "No absences",
        NoAbsencesText = "What you request appears here with its status.",
        Approved = "approved",
        CancelAbsence = "Cancel absence",
        AbsenceCancelled = "Absence cancelled",
        AbsenceEndMissing = "The last day is before the first.",
        ChooseKind = "Choose a type.",

        // More
        Account = "Account",
        Settings = "Settings",
        Appearance = "Appearance",
        Reminders = "Reminders",
        Help = "Help",
        DailyHours = "Hours a day",
        UsualDay = "Usual day",
        RemindStart = "When I forget to start",
        RemindBreak = "When a break is due",
        RemindLong = "When a day reaches ten hours",
        DetectIdle = "Ask whether time away was a break",
        ContextMenu = "In the context menu: start with the selected text",
        Theme = "Colours",
        ThemeSystem = "System",
        ThemeLight = "Light",
        ThemeDark = "Dark",
        BadgeTime = "Time on the button",
        BadgeCurrent = "Running",
        BadgeToday = "Today",
        BadgeHidden = "None",
        OpenPeriods = "Show the running timer in Personio",
        OpenPeriodsHint = "Personio's own clock is locked while it runs here.",
        OpenInTab = "Open in a tab",
        OpenDesk = "Open the desk",
        Transfer = "Import and export",
        Documents = "Documents",
        People = "People",
        Sheet = "Time sheet",

        // What goes wrong
        ProblemOffline = "There is no connection. Nothing is lost: it is sent as soon as there is one.",
        ProblemServer = "The server does not answer as it should. Nothing is lost: it is tried again by itself.",
        ProblemCode = "This invitation is not valid: it may be mistyped, already used or too old. Ask for a new one.",
        ProblemTooMany = "Too many codes were tried. Your code stays valid. Please wait a few minutes.",
        ProblemNotRelay = "There is no relay at this address. Check the link.",
        ProblemNotAllowed = "The relay does not accept this extension. Your administrator can allow it: allowed_extensions.",
        ProblemNoProvider = "There is no sign-in with a company account at this relay. Ask your administrator for an invitation.",
        ProblemNotAdmitted = "Your company knows you, but its relay does not let you in ({reason}). Ask HR whether Personio has your email address.",
        ProblemLocked = "This account is locked. Nothing is lost: enter your passphrase, then it is sent.",
        ProblemCredentials = "Personio does not know this client ID with this client secret. Nothing was kept. Copy both again from Settings, Integrations, API credentials.",
        ProblemNoPerson = "Personio knows nobody with this email address. Nothing was kept. Enter the address that stands in your Personio profile.",
        ProblemRight = "The API credentials lack the right {right}. Nothing is lost. Whoever administers Personio can add it: Settings, Integrations, API credentials.",
        ProblemTooLarge = "The document is too large for the browser to hand over. Nothing was saved. Open it in Personio.",
        ProblemStorage = "The browser could not store this. Nothing was changed. Is the disk full?",
        ProblemFuture = "That is still to come.",
        ProblemOrder = "That does not fit with {time}.",
        ProblemWorker = "The extension was just updated. Please try again.",
        ProblemRefused = "Personio did not take this: {reason}",

        // From an error to its answer
        HelpWith = "Help with this",

        // The time away
        AwayQuestion = "You were away from the computer from {from} to {until}, and the timer was running. Was it a break?",
        AwayBreak = "Make it a break",
        AwayWorked = "I worked",
        AwayStopped = "I stopped at {time}",

        // Several accounts
        AddAccount = "Add an account",
        Switch = "Switch",
        SwitchTo = "Switch to {name}",

        // The tour
        TourTitle = "First steps",
        TourStep = "{step} of {steps}",
        TourNext = "Next",
        TourDone = "Done",
        TourSkip = "Skip",
        TourOne = "Pin the extension: the button shows the running time.",
        TourTwo = "Press Start when you begin, Break when you pause, and Stop when you leave.",
        TourThree = "Correct anything in the day's list. Personio gets it at once, or when you are online again.",
    }
}

texts! {
    /// What is said about an entry as people type it; it comes with the part that reads it.
    QuickText {
        QuickHelp = "Also: b30 for a break of 30 min, 2h until now, yesterday, friday, start 8:40, stop.",
        QuickEnter = "Press Enter to add.",
        QuickNoTime = "Add a time, such as 9-12:30.",
        QuickNoSuchTime = "is not a time. Write 9-12:30, or 2h for the last two hours.",
        QuickNoSuchDay = "is no day.",
        QuickSecondDay = "is a second day. Write a line for each day.",
        QuickNoSuchProject = "is no project, or the beginning of several.",
        QuickOverlap = "overlaps what stands before it.",
        QuickNoRoom = "has no room in the work that is recorded.",
        QuickFuture = "is still to come.",
        QuickNotHere = "does not go with the rest of the line.",
        QuickTooLong = "is too much for one line.",
    }
}

texts! {
    /// Questions and answers; they come with the screen that shows them.
    HelpText {
        HelpSignInTitle = "How do I sign in?",
        HelpSignInText = "With the link that your administrator sends you, once. Or with your company account: enter the address of your company's relay. A link that is mistyped, was used or is older than a day is not valid; ask for a new one. If the browser does not show the window, open the relay's address in a tab, sign in there, and paste the code.",
        HelpSafeTitle = "Is anything lost when I am offline?",
        HelpSafeText = "No. Each change is stored on this device first and then sent, in order and once. The mark at the top tells how many wait.",
        HelpRefusedTitle = "Personio refused an entry",
        HelpRefusedText = "The reason stands at the entry. Correct it or discard your change; Personio's data is not touched before.",
        HelpSessionTitle = "I have to sign in again",
        HelpSessionText = "Sign-ins end after some time without use, and when your administrator ends them. What waits stays on this device and is sent afterwards.",
        HelpDirectTitle = "What is the way without a relay?",
        HelpDirectText = "The extension speaks to Personio itself, with the company's API credentials. These open the data of everyone, so it is for those who hold them anyway. They lie on this device, encrypted with your passphrase, and are locked after each start of the browser; what you record meanwhile is kept and sent after unlocking. Rights that are needed: personio:persons:read, personio:attendances:read and write, personio:absences:read and write, personio:projects:read; for what is left of absences, absences in version 1. Nobody can recover the passphrase: connect again with the credentials, and what waits is kept.",
        HelpGreyTitle = "Personio's own clock is locked",
        HelpGreyText = "That is so while a period is open that came through the API. It is only sent so if you switched on “Show the running timer in Personio”. Stop the timer here to unlock it.",
        HelpKeysTitle = "Faster by keyboard",
        HelpKeysText = "Alt+Shift+S starts and stops, Alt+Shift+B begins and ends a break, Alt+Shift+P opens this view, Alt+Shift+A adds an entry. In the address bar, type pt, a space, and for example 9-12:30 13-17:30 review.",
        HelpDataTitle = "Which data goes where?",
        HelpDataText = "Your times and absences go to your company's relay, and from there to Personio; without a relay, to Personio alone. Nothing goes to anybody else.",
    }
}

texts! {
    /// What is said about the way without a relay; it comes with the part that connects and unlocks.
    DirectText {
        DirectTitle = "Directly to Personio",
        DirectAbout = "For those who hold the API credentials of their company themselves, such as a company of one. Everybody else is better off with the company's relay: ask for an invitation.",
        DirectRisk = "Before you begin",
        DirectRiskAll = "API credentials open the data of the whole company, not only yours.",
        DirectRiskDevice = "They are kept on this device, encrypted with a passphrase. While unlocked, whoever uses this browser profile can use them.",
        DirectRiskLess = "Create credentials for this purpose alone, with these rights: persons and projects (read), attendances and absences (read and write).",
        DirectWithout = "Without a relay there is no sign-in for colleagues, no list of who is away, and no log of who changed what.",
        DirectClientId = "Client ID",
        DirectSecret = "Client secret",
        DirectWhere = "In Personio under Settings, Integrations, API credentials.",
        DirectEmail = "Your email address in Personio",
        Passphrase = "Passphrase",
        PassphraseAgain = "Passphrase again",
        PassphraseHint = "At least 12 characters; four unrelated words are good. You are asked for it after each start of the browser. Nobody can recover it.",
        DirectAgree = "I hold these credentials, and I know that they open the whole company.",
        DirectDevelopers = "For developers",
        DirectSandbox = "A sandbox on this computer",
        DirectSandboxHint = "Empty: Personio itself, api.personio.de. The credentials go nowhere else.",
        DirectConnect = "Connect",
        DirectConnecting = "Connecting …",
        DirectMissing = "Enter client ID, client secret and your email address.",
        PassphraseShort = "This passphrase is too short. Take at least 12 characters.",
        PassphraseDiffers = "The two passphrases differ. Type them again.",
        DirectElsewhere = "Only a sandbox on this computer can stand in for Personio, such as http://127.0.0.1:8788.",
        DirectNotAgreed = "Nothing was sent yet. Tick the box above if you hold these credentials.",
        DirectDenied = "The browser does not let the extension reach Personio. Nothing was sent. Press Connect again, and allow it.",
        DirectNotSealed = "The browser could not encrypt the credentials. Nothing was kept or sent.",
        LockedText = "What you record is kept on this device, and sent after unlocking.",
        Unlock = "Unlock",
        Unlocking = "Unlocking …",
        WrongPassphrase = "This is not the passphrase. Nothing is lost. Check the keyboard, and try again.",
        NotReadable = "What is kept here cannot be opened. Connect again: what waits is kept.",
        PassphraseForgotten = "Passphrase forgotten?",
        ForgottenText = "Nobody can recover it. Connect again with the credentials and a new passphrase: what waits here is kept, and then sent. Whoever has no credentials any more can save what is here first, under More, Import and export.",
    }
}

texts! {
    /// What is said about files; it comes with the part that reads and writes them.
    TransferText {
        ImportTitle = "Import",
        ImportFile = "File",
        ImportHint = "CSV from Toggl, Clockify or a spreadsheet, or a calendar (ICS). You see first what would be added; existing entries are never changed.",
        ImportTooLarge = "This file is larger than 10 MB. Export a shorter time, and try again. Nothing was added.",
        ImportEmpty = "There is nothing in this file.",
        ImportNoText = "This is neither CSV nor a calendar. Save spreadsheets as CSV, and choose that file. Nothing was added.",
        ImportColumns = "Columns",
        ImportColumnsHint = "What is in which column? A start, and an end or a length, have to be there.",
        ImportOrder = "How days are written",
        ImportUnclear = "Say above which columns hold start and end, and how days are written.",
        ImportNew = "New: {count}",
        ImportKnown = "Already there: {count}",
        ImportTaken = "Overlapping, left out: {count}",
        ImportLeftOut = "Lines that cannot be read: {count}",
        ImportTooOld = "Older than a year, left out: {count}",
        ImportOffline = "Personio cannot be asked right now what is there already. What it does not take stays here with the reason.",
        ImportAddOne = "Add {count} entry",
        ImportAddOther = "Add {count} entries",
        ImportAdded = "Added",
        ImportLine = "Line {line}",
        ImportMore = "and {count} more",
        ImportNoProject = "you cannot book on the project “{project}”; it is added without one",
        VerdictNew = "new",
        VerdictKnown = "there already",
        VerdictTaken = "overlaps",
        VerdictTwice = "twice in the file",
        WhyNoDay = "no day",
        WhyNoStart = "no start",
        WhyNoEnd = "no end",
        WhyNoLength = "ends before it starts",
        WhyTooLong = "a day or longer",
        WhyAllDay = "all of a day",
        WhyRecurring = "repeats",
        WhyCancelled = "cancelled",
        ExportTitle = "Export",
        ExportText = "What is recorded, with what still waits to be sent.",
        ExportFrom = "From",
        ExportTo = "To",
        ExportKind = "Format",
        ExportDays = "Choose days of one year at most, the first before the last.",
        ExportName = "working-time",
        Download = "Download",
        ColumnDate = "Date",
        ColumnStart = "Start",
        ColumnEndDate = "End date",
        ColumnEnd = "End",
        ColumnLength = "Duration",
        ColumnMinutes = "Minutes",
        ColumnKind = "Type",
        ColumnProject = "Project",
        ColumnComment = "Comment",
    }
}

texts! {
    /// What is said about the time sheet; it comes with it.
    SheetText {
        SheetAbout = "How long for which project? The recorded times stay; only the projects change.",
        SheetHours = "Hours for {project}",
        SheetAdd = "Another project",
        SheetTyped = "For projects",
        SheetLeft = "Left, for no project",
        SheetFixed = "{hours} approved or running",
        SheetLook = "Preview",
        SheetPreview = "The day would be:",
        SheetApply = "Save",
        SheetSame = "It is recorded so already.",
        SheetNoHours = "Write hours such as 1:30 or 1.5.",
        SheetTooMuch = "That is {hours} more than what is recorded. Record when you worked first, or type less. Nothing was changed.",
        SheetIsFixed = "That is less than what is approved, or runs. Type at least that. Nothing was changed.",
        SheetAhead = "A day of this length would end in the future. Record when you worked, then split it. Nothing was changed.",
        SheetDayOff = "This is a holiday, or you are away. Record when you worked, then split it. Nothing was changed.",
        SheetNoRoom = "A day of this length has no room there. Record when you worked, then split it. Nothing was changed.",
    }
}

texts! {
    /// What is said about projects; it comes with their list.
    ProjectText {
        SearchProjects = "Search projects",
        NoSuchProject = "No project of yours is called so.",
        MoreProjects = "and {count} more: type a few letters",
        UsedLately = "recent",
        Favourite = "Favourite",
        FavouriteIs = "Offer {name} first",
    }
}

texts! {
    /// What is said about documents and colleagues; it comes with the part that shows them.
    MineText {
        Loading = "Loading …",
        NotOffline = "There is no connection. This comes from Personio, and is shown as soon as you are online again.",
        NoRight = "Your company's relay may not read this from Personio. Nothing is wrong on your side; whoever runs the relay can give it the right.",
        NoAnswer = "The server does not answer as it should. Nothing is lost. Try again in a moment.",
        NothingFound = "Nothing found. Try fewer letters.",
        AndMore = "and {count} more: type a few letters to find them",
        NoDocuments = "No documents",
        NoDocumentsText = "Payslips, contracts and whatever else lies in your file in Personio appear here.",
        SearchDocuments = "Search documents",
        SaveDocument = "Save {name}",
        DocumentSaved = "{name} is among your downloads",
        NotSaved = "There is no connection. Nothing was saved. Try again when there is one.",
        SearchPeople = "Search colleagues",
        AwayToday = "Away today",
        AwaySoon = "Away in the next 7 days",
        NobodyAway = "Nobody is away today.",
        NobodyAwaySoon = "Nobody else.",
        Occasions = "To celebrate",
        NoOccasions = "Nothing in the next two weeks.",
        AwayNow = "away {until}",
        AwayUntil = "until {day}",
        AwayUnknown = "until further notice",
        AwayFrom = "from {day}",
        Birthday = "birthday",
        YearsOne = "{count} year in the company",
        YearsOther = "{count} years in the company",
        FirstWorkday = "first day",
        ThisDay = "today",
        NothingShown = "Nothing to see here",
        NothingShownText = "Your company does not show who is away, and no birthdays or anniversaries. You can find colleagues by name.",
        NoPeople = "No list of colleagues",
        NoPeopleDirect = "It needs your company's relay, which knows what may be shown of whom. You are connected directly to Personio.",
    }
}

#[cfg(test)]
mod tests {
    use personio_ui::text::Catalogue;

    use super::{DirectText, HelpText, MineText, ProjectText, QuickText, SheetText, TransferText, ViewText};

    #[test]
    fn german_has_every_text_with_the_same_placeholders_and_no_other() {
        let german = Catalogue::parse(include_str!("../../static/texts-de.txt"));
        let (mut missing, mut known) = (Vec::new(), 0);
        macro_rules! look {
            ($($texts:ty),+) => {
                $(missing.extend(german.missing(<$texts>::ALL));
                known += <$texts>::ALL.len();)+
            };
        }
        look!(ViewText, QuickText, HelpText, TransferText, DirectText, MineText, SheetText, ProjectText);
        assert_eq!((missing, german.keys().count()), (Vec::new(), known));
    }
}
