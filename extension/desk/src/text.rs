//! What the desk says. English is built in; German comes from `static/desk-texts-de.txt`.

use personio_ui::texts;

texts! {
    /// Every text of the desk.
    DeskText {
        Desk = "Desk",
        Navigation = "Parts of the desk",
        Payslips = "Payslips",
        People = "People",
        Projects = "Projects",
        Close = "Close",
        Loading = "Loading …",

        // Who may not work here
        SignedOut = "You are not signed in",
        SignedOutText = "Sign in with the extension's button in the toolbar, then open the desk again.",
        NotAllowed = "The desk is for HR",
        NotAllowedText = "It keeps payslips and people of the whole company. Whoever keeps the relay can add your address to hr.",
        Unreachable = "The relay does not answer",
        UnreachableText = "Nothing is lost. Look at your connection and load the page again.",

        // Dropping files
        DropTitle = "Drop payslips here",
        DropText = "A folder, a ZIP archive, PDFs, or one PDF for everybody. They are read on this computer and go to your relay only, once you say so.",
        ChooseFolder = "Choose a folder",
        ChooseFiles = "Choose files",
        Reading = "Reading {done} of {all} …",
        WaitForPeople = "People are still loading …",
        MoreFiles = "Add files",
        StartOver = "Start over",

        // What all have
        Category = "Category",
        ChooseCategory = "Choose a category",
        Title = "Title",
        TitleDefault = "Payslip",
        TitleHint = "{name} and {file} stand for the person and the file.",
        TitleWrong = "A title has 1 to 255 characters.",
        Date = "Date",
        Comment = "Comment",
        Cut = "PDFs are",
        CutWhole = "one payslip each",
        CutByPerson = "cut by person",
        CutEvery = "cut by pages",
        PagesEach = "Pages each",

        // The table
        FilterAll = "All {count}",
        FilterLook = "To be checked {count}",
        FilterReady = "Will be sent {count}",
        FilterLeftOut = "Left out {count}",
        FilterFailed = "Refused {count}",
        FilterLabel = "Which payslips are shown",
        SearchFiles = "File or person",
        File = "File",
        For = "For",
        Because = "Because of",
        State = "State",
        Nobody = "nobody",
        NothingHere = "Nothing here",
        NothingHereText = "No payslip fits what you chose above.",

        // Why
        RuleEmail = "e-mail",
        RuleEmailBehindText = "e-mail behind other text",
        RuleNumber = "personnel number",
        RuleName = "name",
        RuleNameAmongWords = "name, with other words",
        RuleLastName = "last name only",
        RuleNearlyName = "name, nearly",
        RuleInText = "{rule} in the text",
        RuleInBoth = "{rule}, in file name and text",
        FitsSeveral = "fits several: {names}",
        FitsNobody = "fits nobody",
        Decided = "you",
        Twin = "another file has this title for this person",
        NamelessPages = "some pages name nobody",
        ContentScanned = "scanned, only its name was read",
        ContentEncrypted = "has a password, only its name was read",
        ContentBroken = "damaged, no reader opens it",
        ProblemEmpty = "is empty",
        ProblemTooLarge = "is larger than the 30 MB that Personio takes",
        ProblemNotPdf = "is called a PDF and is none",

        // What becomes of it
        StateReady = "ready",
        StateLook = "to be checked",
        StateLeftOut = "left out",
        StateSending = "sending",
        StateSent = "sent",
        StateBefore = "was there",
        StateFailed = "refused",

        // Looking at one
        WhoIsIt = "Whom is it for?",
        SearchPeople = "Name, e-mail or number",
        Confirm = "It is for {name}",
        LeaveOut = "Leave it out",
        TakeBack = "Undo my decision",
        WhatItSays = "What it says",
        NoText = "It has no text that could be read.",
        Document = "Document {id}",

        // Sending
        SendOne = "Send {count} payslip",
        SendOther = "Send {count} payslips",
        SendNothing = "Nothing to send",
        LookFirst = "{count} wait for your check and are not sent.",
        Pause = "Pause",
        Pausing = "Pausing …",
        Continue = "Continue",
        Progress = "{done} of {all} are in Personio",
        MinutesLeft = "about {minutes} min left: Personio takes 60 a minute",
        GoesOn = "Personio or the relay has too much to do just now; it goes on by itself.",
        GoesOnline = "There is no connection just now; it goes on by itself.",
        DoneText = "{done} payslips are in Personio, each once.",
        SaveReport = "Save report",
        ReportName = "payslips",

        // The report
        ColumnPerson = "Person id",
        ColumnDocument = "Document id",
        ColumnNote = "Note",

        // What does not work
        TroubleOffline = "There is no connection. Nothing is lost and nothing is sent twice: continue when there is one.",
        TroubleServer = "The server does not answer as it should. Nothing is lost and nothing is sent twice: continue in a few minutes.",
        TroubleBusy = "The relay or Personio has too much to do just now. Nothing is lost and nothing is sent twice: go on in a minute.",
        TroubleSignedOut = "Your sign-in has ended. Sign in again with the extension's button, load this page and drop the same files: what is sent stays sent.",
        TroubleForbidden = "Personio does not allow this. Ask whoever keeps the relay whether its credentials have the right to it.",
        TroubleStorage = "The browser could not store what was sent, so nothing more is sent. Make room on the disk and continue.",
        TroubleElsewhere = "Another tab of the desk is sending. Wait for it, or close it.",
        TroubleOutdated = "The extension was updated. Load this page again: what is sent stays sent.",
        TroubleNoFiles = "There is no PDF and no ZIP archive in what you dropped.",
        TroubleRefused = "Personio did not take this, and nothing was changed: {reason}",
        TroubleBroken = "{file} cannot be opened: it is damaged. The other files are not affected.",
        TroubleEncrypted = "{file} opens with a password only. Pack it without one.",
        TroubleTooLarge = "There is too much in {file}. Divide it.",

        // People
        WhoActive = "Active",
        WhoLeft = "Left",
        WhoAll = "All",
        WhoLabel = "Who is shown",
        PeopleOne = "{count} person",
        PeopleOther = "{count} people",
        Columns = "Columns",
        Filter = "Filter",
        FilterBy = "Only those with",
        FilterValues = "Values",
        NoValue = "nothing",
        FilterChip = "{column}: {value}",
        TakeFilterAway = "Show others than {filter} too",
        SaveCsv = "Save as CSV",
        ColumnName = "Name",
        ColumnFirstName = "First name",
        ColumnLastName = "Last name",
        ColumnEmail = "E-mail",
        ColumnStatus = "Status",
        ColumnId = "Id",
        ColumnCreated = "Created",
        StatusActive = "active",
        StatusInactive = "left",
        NobodyFound = "Nobody found",
        NobodyFoundText = "Try a part of the name, the address or the number.",

        // Writing about people
        NewPerson = "New person",
        ImportCsv = "Import CSV",
        PreferredName = "Preferred name",
        FirstDay = "First day",
        OwnAttributes = "Your company's attributes",
        PersonHint = "Contract and salary are kept in Personio itself.",
        WhatChanges = "What changes",
        SaveOne = "Save {count} change",
        SaveOther = "Save {count} changes",
        FlawMissing = "First name, last name and e-mail are needed.",
        FlawNoAddress = "This is no e-mail address.",
        FlawTaken = "Somebody else has this e-mail address.",
        SendDocument = "Send a document",
        DropOne = "Drop a file here: PDF, Word, pictures and the like, up to 30 MB.",
        DropOneOnly = "One file at a time, please. For payslips of many people there is a part of its own.",
        ChooseFile = "Choose a file",
        SendThis = "Send document",
        DocumentSending = "{share} % sent",
        DocumentSent = "“{title}” is in the person's file.",
        DocumentBefore = "“{title}” was in the person's file already. Nothing was sent again.",
        FlawEmptyFile = "There is nothing in this file.",
        FlawLargeFile = "This file is larger than the 30 MB that Personio takes.",
        FlawKind = "Personio takes no files that end in “{kind}”. A PDF always works.",
        ImportText = "The first line names the columns: id or email, first_name, last_name, preferred_name, position, start, or the names of your own attributes. An empty cell changes nothing, - takes a value away. You see what every line would do before anything is sent.",
        ChooseTable = "Choose a table",
        SendLine = "Send {count} line",
        SendLines = "Send {count} lines",
        Line = "Line",
        WouldCreate = "new",
        WouldChange = "changes",
        NothingChanges = "unchanged",
        Created = "created",
        Changed = "changed",
        LineFailed = "not possible",
        TroubleNoTable = "{file} is no table that can be read. Save it as CSV in UTF-8.",
        TroubleNoWho = "The first line has neither a column id nor email, so nobody knows who is meant. Nothing was changed.",

        // What is wrong with it
        WrongMissing = "{column} is missing",
        WrongCode = "“{text}” is not possible in {column}: take one of {known}",
        WrongHours = "“{text}” is no number of hours a week: write it as 38.5",
        WrongDay = "“{text}” is no day: write it as {ways}",
        WrongAttribute = "there is no column {name} that can be written",
        WrongId = "there is nobody with the id {id}: leave it out to create somebody",
        WrongTwice = "a line above is about the same person: keep one of them",

        // Projects
        Project = "Project",
        Client = "Client",
        Code = "Code",
        Tracked = "Tracked time",
        TrackedAll = "{time} h tracked",
        Archived = "archived",
        WhichArchived = "Archived",
        WhichLabel = "Which projects are shown",
        SearchProjects = "Name, client or code",
        NoProject = "No project found",
        NoProjectText = "Try a part of the name, or look among the archived ones.",
        NewProject = "New project",
        NewProjectHint = "Only its members can record time; add them once it is there.",
        Create = "Create",
        Rename = "Rename",
        Archive = "Archive",
        Activate = "Activate again",
        ArchiveHint = "Nobody can record time for an archived project. What was recorded stays.",
        Delete = "Delete …",
        DeleteSure = "Delete for good",
        DeleteHint = "Nobody has recorded time for it. Deleting cannot be undone.",
        DeleteParts = "Its {count} sub-projects are deleted with it. That cannot be undone.",
        DeleteTracked = "Time was recorded for it: Personio may refuse to delete it. Archiving is what you probably want.",
        Members = "Members",
        MembersAll = "Everybody can record time. Adding somebody makes it a project for its members.",
        MembersOfPart = "Sub-projects have the members of the project above.",
        AddMember = "Add a member",
        RemoveMember = "Remove {name}",

        // Time per project
        ProjectTime = "Project time",
        SpanLabel = "Which days",
        ThisMonth = "This month",
        LastMonth = "Last month",
        OtherDays = "From – to",
        FirstDayOfSpan = "From",
        LastDayOfSpan = "To",
        ByLabel = "What stands above",
        ByProject = "By project",
        ByPerson = "By person",
        SearchTime = "Project or person",
        Hours = "Hours",
        Share = "Share",
        SpanTotal = "{from} – {to} · {time} h",
        ReadingTime = "Reading … {count} entries so far",
        SpanWrong = "The first day has to be before the last one.",
        ChartLabel = "Where most time went",
        TheOthers = "{count} others",
        GoneProject = "Deleted project {id}",
        GonePerson = "Somebody unknown ({id})",
        NoTime = "No time for projects",
        NoTimeText = "Nobody recorded time for a project on these days. Choose others.",
        NoTimeFound = "Try a part of the name of a project or of somebody.",
        NotRead = "The time could not be read. Nothing was changed.",
        ReadAgain = "Read again",
        TimeHint = "Breaks, rejected entries and work for no project do not count.",
        RunningOne = "{count} entry still runs and does not count yet.",
        RunningOther = "{count} entries still run and do not count yet.",
        UnreadOne = "{count} entry could not be read and is missing.",
        UnreadOther = "{count} entries could not be read and are missing.",
    }
}

#[cfg(test)]
mod tests {
    use personio_ui::text::{Catalogue, Text};

    use super::DeskText;

    /// The names in braces of a text, sorted.
    fn placeholders(text: &str) -> Vec<&str> {
        let mut names: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn german_has_every_text_with_the_same_placeholders_and_no_other() {
        let german = Catalogue::parse(include_str!("../../static/desk-texts-de.txt"));
        for text in DeskText::ALL {
            let translated = german.get(text.key()).unwrap_or_else(|| panic!("no German for {}", text.key()));
            assert_eq!(placeholders(translated), placeholders(text.english()), "{}", text.key());
        }
        assert_eq!(german.keys().count(), DeskText::ALL.len());
    }
}
