//! With what the window of the company's sign-in came back.

use personio_extension_messages::Problem;

/// The code in the answer, if it is one to this question.
///
/// # Errors
/// When it is the answer to somebody else's question, or says no.
pub(crate) fn code(answer: &str, state: &str) -> Result<String, Problem> {
    let (_, query) = answer.split_once('?').unwrap_or_default();
    let query = query.split('#').next().unwrap_or_default();
    let find = |name: &str| query.split('&').find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name));
    // Who does not know the state did not begin here; nothing of what they say is believed.
    if find("state").map(|(_, answered)| answered) != Some(state) {
        return Err(Problem::Cancelled);
    }
    if let Some((_, error)) = find("error") {
        return Err(refusal(error));
    }
    find("code").map(|(_, code)| code.to_owned()).ok_or(Problem::Cancelled)
}

/// Why nobody is signed in, by the relay's word for it.
fn refusal(error: &str) -> Problem {
    match error {
        "access_denied" => Problem::Cancelled,
        "too_many_attempts" => Problem::TooMany,
        "unknown_person" | "domain_not_allowed" | "no_email" | "email_not_verified" => {
            Problem::NotAdmitted(error.to_owned())
        }
        _ => Problem::Server,
    }
}

#[cfg(test)]
mod tests {
    use personio_extension_messages::Problem;

    use super::code;

    const BACK: &str = "https://abc.chromiumapp.org/";

    fn returned(query: &str) -> Result<String, Problem> {
        code(&[BACK, "?", query].concat(), "own")
    }

    #[test]
    fn the_code_is_taken_from_the_answer_to_the_own_question() {
        assert_eq!(returned("code=AB3D&state=own#x"), Ok("AB3D".to_owned()));
        assert_eq!(returned("state=own&code=AB3D"), Ok("AB3D".to_owned()));
    }

    #[test]
    fn an_answer_that_somebody_else_asked_for_is_not_believed() {
        for query in ["code=AB3D", "code=AB3D&state=other", "code=AB3D&state=", "error=unknown_person&state=other", ""]
        {
            assert_eq!(returned(query), Err(Problem::Cancelled), "{query}");
        }
        assert_eq!(code(BACK, "own"), Err(Problem::Cancelled));
    }

    #[test]
    fn a_refusal_says_what_a_person_can_do() {
        assert_eq!(returned("error=access_denied&state=own"), Err(Problem::Cancelled));
        assert_eq!(returned("error=too_many_attempts&state=own"), Err(Problem::TooMany));
        let unknown = Problem::NotAdmitted("unknown_person".to_owned());
        assert_eq!(returned("error=unknown_person&error_description=x&state=own"), Err(unknown));
        assert_eq!(returned("error=provider_unreachable&state=own"), Err(Problem::Server));
        assert_eq!(returned("state=own"), Err(Problem::Cancelled));
    }
}
