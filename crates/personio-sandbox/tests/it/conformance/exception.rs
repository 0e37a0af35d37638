//! Where the specifications are incomplete or wrong about themselves. Each exception has its reason.

use std::collections::BTreeSet;

/// A status that an operation answers though its specification does not list it.
struct Undocumented {
    /// How the operation's name begins, after its method.
    path: &'static str,
    statuses: &'static [u16],
    /// The schema that holds nevertheless; none where there is no body to check.
    schema: Option<&'static str>,
    #[expect(dead_code, reason = "for whoever reads the list")]
    reason: &'static str,
}

const UNDOCUMENTED: [Undocumented; 6] = [
    Undocumented {
        path: "/v1/company/custom-reports",
        statuses: &[401, 403],
        schema: Some("#/components/schemas/ErrorResponse"),
        reason: "reports have no security block, and need a token like all others",
    },
    Undocumented {
        path: "/v1/company",
        statuses: &[401, 403],
        schema: Some("#/components/schemas/ErrorResponse"),
        reason: "only attendances list what is answered without a token; it is the same everywhere",
    },
    Undocumented {
        path: "/v1/company",
        statuses: &[400, 404, 429],
        schema: Some("#/components/schemas/ErrorResponse"),
        reason: "the general error of v1 for a page that cannot be, for an employee that is not there, and for too many",
    },
    Undocumented {
        path: "/v1/auth",
        statuses: &[400, 403, 429],
        schema: None,
        reason: "the specification knows success only; the changelog names 403 for credentials in the query",
    },
    Undocumented {
        path: "/v1/recruiting/applications/documents",
        statuses: &[400],
        schema: Some("#/components/schemas/error_response"),
        reason: "users report it for a body that is no multipart form",
    },
    Undocumented {
        path: "/v2/persons",
        statuses: &[401],
        schema: Some("#/components/schemas/Error"),
        reason: "a missing right shows as 401 here; the specification lists no refusals of tokens",
    },
];

/// A line of a specification that its own example contradicts, and what it should say.
pub struct Correction {
    pub file: &'static str,
    /// Where it stands there.
    pub line: &'static str,
    pub should_be: &'static str,
    #[expect(dead_code, reason = "for whoever reads the list")]
    reason: &'static str,
}

pub const CORRECTIONS: [Correction; 2] = [
    Correction {
        file: "personio-personnel-data-api-oa3.yaml",
        line: "/components/schemas/PublicReportItemsAttributes/properties/start_date/format",
        should_be: "date",
        reason: "the example is a day, and so is the same field of the list",
    },
    Correction {
        file: "personio-personnel-data-api-oa3.yaml",
        line: "/components/schemas/PublicReportItemsAttributes/properties/end_date/format",
        should_be: "date",
        reason: "as for start_date",
    },
];

/// A place at which a specification says one thing and Personio's own examples, or all clients, another.
struct Wrong {
    /// How the operation's name with its status begins.
    answer: &'static str,
    /// The place in the answer; a star is any piece of it, two are any number of pieces.
    place: &'static str,
    #[expect(dead_code, reason = "for whoever reads the list")]
    reason: &'static str,
}

const WRONG: [Wrong; 22] = [
    Wrong {
        answer: "GET /v1/company/employees 200",
        place: "/data",
        reason: "the envelope says an object and the list an array at once; the example has an array",
    },
    Wrong { answer: "GET /v1/company/attendances 200", place: "/data", reason: "as for employees" },
    Wrong { answer: "GET /v1/company/time-offs 200", place: "/data", reason: "as for employees" },
    Wrong { answer: "GET /v1/company/absence-periods 200", place: "/data", reason: "as for employees" },
    Wrong {
        answer: "GET /v1/company/employees",
        place: "/data/**/value",
        reason: "an employee without a team, supervisor, office or legal entity has none: clients read null here",
    },
    Wrong {
        answer: "POST /v1/company/time-offs 200",
        place: "/data",
        reason: "the schema puts the whole envelope into `data`; the example does not",
    },
    Wrong {
        answer: "POST /v1/company/absence-periods 201",
        place: "/data",
        reason: "the schema puts the whole envelope into `data`; the example has a list, clients read an object",
    },
    Wrong {
        answer: "GET /v1/company/attendances 200",
        place: "/offset",
        reason: "users report that what was sent comes back as text; quirk v1-paging",
    },
    Wrong { answer: "GET /v1/company/attendances 200", place: "/limit", reason: "as for offset" },
    Wrong {
        answer: "GET /v1/company/time-offs 200",
        place: "/offset",
        reason: "as for attendances; the example has a text with a comma in it",
    },
    Wrong { answer: "GET /v1/company/time-offs 200", place: "/limit", reason: "as for offset" },
    Wrong { answer: "GET /v1/company/absence-periods 200", place: "/offset", reason: "as for time-offs" },
    Wrong { answer: "GET /v1/company/absence-periods 200", place: "/limit", reason: "as for offset" },
    Wrong {
        answer: "POST /v1/company/attendances 400",
        place: "/error/detailed_message/*/*",
        reason: "the example has null where a row has no error, no end and no project; the schema forgets it",
    },
    Wrong {
        answer: "GET /v1/company/absence-periods",
        place: "content-type",
        reason: "the media type is written `problem+json`, which is none",
    },
    Wrong { answer: "GET /xml 200", place: "content-type", reason: "real feeds come as text/xml" },
    Wrong {
        answer: "GET /xml 200",
        place: "/posting/*/jobDescriptions/jobDescription/*",
        reason: "the item of the list is described as another list; feeds have name and value in it",
    },
    Wrong { answer: "GET /xml 200", place: "/posting/*/schedule", reason: "real feeds also have full-or-part-time" },
    Wrong {
        answer: "GET /xml 200",
        place: "/posting/*/employmentType",
        reason: "real feeds also have temporary and working_student",
    },
    Wrong { answer: "GET /xml 200", place: "/posting/*/yearsOfExperience", reason: "real feeds also have ht15" },
    Wrong {
        answer: "GET /v2/persons",
        place: "/**/type",
        reason: "types of custom attributes are in capitals in the schema, in lower case in the examples and in fact",
    },
    Wrong {
        answer: "GET /v2/persons",
        place: "/**/value",
        reason: "the schema has texts only; numbers arrive as numbers",
    },
];

impl Undocumented {
    fn concerns(&self, operation: &str) -> bool {
        operation.split_once(' ').is_some_and(|(_, path)| path.starts_with(self.path))
    }
}

impl Wrong {
    fn concerns(&self, operation: &str) -> bool {
        // `GET /v1/company/employees`, with or without a status behind it.
        let of = self.answer.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
        operation.starts_with(of)
    }
}

/// The exceptions that were needed.
#[derive(Default)]
pub struct Exceptions {
    statuses: BTreeSet<(usize, u16)>,
    places: BTreeSet<usize>,
}

impl Exceptions {
    /// The schema of a status that is not documented; `None` when it must not be answered.
    pub fn undocumented(&mut self, operation: &str, status: u16) -> Option<Option<&'static str>> {
        let fits = |known: &Undocumented| known.concerns(operation) && known.statuses.contains(&status);
        let index = UNDOCUMENTED.iter().position(fits)?;
        self.statuses.insert((index, status));
        Some(UNDOCUMENTED[index].schema)
    }

    /// Whether a complaint is one of those that are known.
    pub fn excuse(&mut self, operation: &str, status: u16, place: &str) -> bool {
        let answer = format!("{operation} {status}");
        let known = WRONG.iter().position(|wrong| answer.starts_with(wrong.answer) && lies_at(wrong.place, place));
        self.places.extend(known);
        known.is_some()
    }

    /// How many were needed.
    pub fn used(&self) -> usize {
        self.statuses.len() + self.places.len()
    }

    /// Those of some operations that nothing needed any more.
    pub fn unused(&self, operations: &BTreeSet<String>) -> Vec<String> {
        let mut unused = Vec::new();
        for (index, known) in UNDOCUMENTED.iter().enumerate() {
            if operations.iter().any(|operation| known.concerns(operation)) {
                let rest = known.statuses.iter().filter(|status| !self.statuses.contains(&(index, **status)));
                unused.extend(rest.map(|status| format!("{} {status}", known.path)));
            }
        }
        for (index, wrong) in WRONG.iter().enumerate() {
            let concerned = operations.iter().any(|operation| wrong.concerns(operation));
            if concerned && !self.places.contains(&index) {
                unused.push(format!("{} {}", wrong.answer, wrong.place));
            }
        }
        unused
    }
}

fn lies_at(pattern: &str, place: &str) -> bool {
    let pieces: Vec<&str> = place.split('/').collect();
    match pattern.split_once("**/") {
        Some((start, end)) => place.starts_with(start) && pieces.last() == Some(&end),
        None => {
            let wanted: Vec<&str> = pattern.split('/').collect();
            let same = |(wanted, piece): (&&str, &&str)| *wanted == "*" || wanted == piece;
            wanted.len() == pieces.len() && wanted.iter().zip(&pieces).all(same)
        }
    }
}
