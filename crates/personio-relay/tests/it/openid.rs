use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, CHALLENGE, VERIFIER},
    chain::{Answer, HR, INTRANET},
    people::{CARLA, CLARA, FELIX, People},
    provider::{FakeProvider, Signed, Word},
};

struct Office {
    people: People,
    provider: FakeProvider,
}

impl Office {
    async fn open() -> Self {
        Self::with("", "").await
    }

    /// With further lines of `[personnel]` and `[personnel.openid]`.
    async fn with(personnel: &str, openid: &str) -> Self {
        let provider = FakeProvider::start().await;
        let people = People::with(&format!("{personnel}\n{}", provider.section(openid))).await;
        Self { people, provider }
    }

    fn browser(&self) -> Browser {
        Browser::new(&self.people)
    }

    async fn problem(&self, word: &Word) -> (u16, String) {
        let seen = self.browser().sign_in(&self.provider, word).await;
        (seen.status, seen.problem())
    }

    /// A session by the provider's word.
    async fn session(&self, claims: Value) -> Answer {
        let seen = self.browser().sign_in(&self.provider, &Word::with(claims)).await;
        assert_eq!(seen.status, 200, "{seen:?}");
        let answer = self.people.try_code(&seen.code()).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer
    }

    async fn exchange(&self, body: &Value) -> Answer {
        let request = self.people.http.post(self.people.relay_url("/_relay/session"));
        Answer::of(request.header("origin", INTRANET).json(body).send().await.unwrap()).await
    }
}

fn token(answer: &Answer) -> &str {
    answer.body["token"].as_str().unwrap()
}

fn client(address: &str) -> String {
    format!("?redirect_uri={address}&code_challenge={CHALLENGE}&state=its%20own")
}

#[tokio::test]
async fn whom_the_provider_vouches_for_gets_a_code_that_opens_a_session_once() {
    let office = Office::open().await;
    let seen = office.browser().sign_in(&office.provider, &Word::with(json!({"email": CLARA.to_uppercase()}))).await;
    assert_eq!(seen.status, 200, "{seen:?}");
    assert!(seen.page.contains("Hello Clara Neumann"), "{seen:?}");
    let answer = office.people.try_code(&seen.code()).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let session = &answer.body["session"];
    assert_eq!((&session["email"], &session["role"]), (&json!(CLARA), &json!("employee")));
    assert_eq!(session["person"]["id"], json!(office.people.person(CLARA).await));
    assert_eq!(office.people.read(token(&answer), "/v2/attendance-periods").await.status, 200);
    assert_eq!(office.people.try_code(&seen.code()).await.status, 403, "a second time");
}

#[tokio::test]
async fn the_relay_asks_for_a_code_with_state_nonce_and_challenge() {
    let office = Office::with("", "scopes = [\"email\", \"groups\"]").await;
    let (one, other) = (office.browser().start("").await, office.browser().start("").await);
    assert_eq!(one.get("response_type"), "code");
    assert_eq!(one.get("scope"), "openid email groups");
    assert_eq!(one.get("code_challenge_method"), "S256");
    assert_eq!(one.get("redirect_uri"), "https://relay.acme.example/_relay/openid/callback");
    for secret in ["state", "nonce", "code_challenge"] {
        assert!(one.get(secret).len() >= 32 && one.get(secret) != other.get(secret), "{secret}");
    }
}

#[tokio::test]
async fn a_client_gets_a_code_at_its_address_that_nobody_else_can_use() {
    let office = Office::open().await;
    for (address, body, expected) in [
        (format!("{INTRANET}/time?view=week"), json!({"verifier": VERIFIER}), 201),
        (format!("{INTRANET}/"), json!({}), 403),
        (format!("{INTRANET}/"), json!({"verifier": CHALLENGE}), 403),
        (format!("https://{}.extensions.allizom.org/", "0a".repeat(20)), json!({"verifier": VERIFIER}), 201),
        (format!("http://127.0.0.1:4711/mozoauth2/{}", "0a".repeat(20)), json!({"verifier": VERIFIER}), 201),
    ] {
        let mut browser = office.browser();
        let asked = browser.start(&client(&address)).await;
        let code = office.provider.code(&asked, &Word::with(json!({})));
        let seen = browser.come_back(&asked, &code).await;
        assert_eq!(seen.status, 303, "{seen:?}");
        assert!(seen.location.as_ref().unwrap().starts_with(&address), "{seen:?}");
        assert_eq!(seen.parameter("state").as_deref(), Some("its own"));
        let mut body = body;
        body["code"] = json!(seen.parameter("code").unwrap());
        assert_eq!(office.exchange(&body).await.status, expected, "{address} {body}");
        // Used up, or taken back because somebody had it who should not.
        body["verifier"] = json!(VERIFIER);
        assert_eq!(office.exchange(&body).await.status, 403, "{address}");
    }
}

#[tokio::test]
async fn nobody_is_sent_on_to_an_address_that_was_not_allowed() {
    let office = Office::open().await;
    for address in [
        "https://evil.example/",
        "https://intranet.acme.example.evil.example/",
        "https://intranet.acme.example@evil.example/",
        "https://user@intranet.acme.example/",
        "http://intranet.acme.example/",
        "https://intranet.acme.example:8443/",
        "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/",
        "http://127.0.0.1:4711/",
        "https://relay.acme.example/",
        "javascript:alert(1)",
        "https://intranet.acme.example/%23",
    ] {
        let seen = office.browser().open(&format!("/_relay/openid/start{}", client(address))).await;
        assert_eq!((seen.status, seen.problem().as_str()), (400, "client_not_allowed"), "{address}");
        assert!(seen.set_cookie.is_empty());
    }
    let page = format!("redirect_uri={INTRANET}/");
    for parameters in [
        page.clone(),
        format!("{page}&code_challenge=short"),
        format!("{page}&code_challenge={CHALLENGE}&code_challenge_method=plain"),
        format!("{page}&{page}&code_challenge={CHALLENGE}"),
        format!("{page}&code_challenge={CHALLENGE}&state={}", "x".repeat(501)),
        format!("{page}&code_challenge={CHALLENGE}&state=a%0d%0ab"),
        format!("code_challenge={CHALLENGE}"),
        "redirect_uri=nowhere".to_owned(),
    ] {
        let seen = office.browser().open(&format!("/_relay/openid/start?{parameters}")).await;
        assert_eq!((seen.status, seen.problem().as_str()), (400, "invalid_request"), "{parameters}");
    }
}

#[tokio::test]
async fn a_word_that_was_not_made_by_the_provider_for_this_sign_in_is_not_believed() {
    let office = Office::open().await;
    let long_ago = 1_700_000_000;
    for (word, expected) in [
        (Word::with(json!({"nonce": "another"})), "wrong_nonce"),
        (Word::with(json!({"nonce": null})), "wrong_nonce"),
        (Word::with(json!({"aud": "another"})), "wrong_audience"),
        (Word::with(json!({"aud": ["personio-relay", "another"]})), "wrong_audience"),
        (Word::with(json!({"aud": []})), "wrong_audience"),
        (Word::with(json!({"iss": "https://login.evil.example"})), "wrong_issuer"),
        (Word::with(json!({"iss": format!("{}/", office.provider.url)})), "wrong_issuer"),
        (Word::with(json!({"iat": long_ago, "exp": long_ago + 300})), "token_expired"),
        (Word::with(json!({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"})), "wrong_signature"),
        (Word::signed(Signed::ByAnother), "wrong_signature"),
    ] {
        assert_eq!(office.problem(&word).await, (403, expected.to_owned()), "{word:?}");
    }
    // Others: ten that look like somebody trying things out are let through.
    let office = Office::open().await;
    for (word, expected) in [
        (Word::signed(Signed::WithSecret), "wrong_signature"),
        (Word::signed(Signed::Not), "wrong_signature"),
        (Word::signed(Signed::Changed), "wrong_signature"),
        (Word::signed(Signed::Missing), "token_unreadable"),
        (Word::with(json!({"exp": null})), "token_unreadable"),
        (Word::with(json!({"exp": "tomorrow"})), "token_unreadable"),
        (Word::with(json!({"sub": null})), "token_unreadable"),
    ] {
        assert_eq!(office.problem(&word).await, (403, expected.to_owned()), "{word:?}");
    }
    assert_eq!(office.problem(&Word::with(json!({"email": "a@b.example"}))).await.1, "unknown_person");
}

#[tokio::test]
async fn a_sign_in_ends_in_the_browser_that_it_began_in_and_once() {
    let office = Office::open().await;
    let mut browser = office.browser();
    let asked = browser.start("").await;
    let right = Word::with(json!({}));
    // Somebody has another browser end what they began, or the other way round.
    let code = office.provider.code(&asked, &right);
    let seen = office.browser().come_back(&asked, &code).await;
    assert_eq!((seen.status, seen.problem().as_str()), (400, "not_begun_here"));
    let mut other = office.browser();
    other.start("").await;
    assert_eq!(other.come_back(&asked, &code).await.problem(), "not_begun_here");
    for query in ["", "?code=x", "?code=x&state=", "?code=x&state=nonsense", "?state=a&state=b&code=x"] {
        let seen = browser.open(&format!("/_relay/openid/callback{query}")).await;
        assert_eq!(seen.status, 400, "{query}");
    }
    let kept = browser.cookies.clone();
    assert_eq!(browser.come_back(&asked, &code).await.status, 200, "the right browser");
    assert!(browser.cookies.is_empty(), "nothing stays");
    assert_eq!(browser.come_back(&asked, &code).await.problem(), "not_begun_here");
    // Who kept the cookie gets no further either, not even with a new code.
    browser.cookies = kept;
    let code = office.provider.code(&asked, &right);
    assert_eq!(browser.come_back(&asked, &code).await.problem(), "already_used");
}

#[tokio::test]
async fn a_code_of_the_providers_works_once_and_for_its_own_sign_in() {
    let office = Office::open().await;
    let (mut browser, mut other) = (office.browser(), office.browser());
    let (asked, elsewhere) = (browser.start("").await, other.start("").await);
    let stolen = office.provider.code(&elsewhere, &Word::with(json!({"email": FELIX})));
    let seen = browser.come_back(&asked, &stolen).await;
    assert_eq!((seen.status, seen.problem().as_str()), (403, "provider_refused_code"), "injected");
    let asked = browser.start("").await;
    let code = office.provider.code(&asked, &Word::with(json!({})));
    assert_eq!(browser.come_back(&asked, &code).await.status, 200);
    let asked = browser.start("").await;
    assert_eq!(browser.come_back(&asked, &code).await.problem(), "provider_refused_code", "replayed");
    let asked = browser.start("").await;
    assert_eq!(browser.come_back(&asked, "expired").await.problem(), "provider_refused_code");
}

#[tokio::test]
async fn an_address_counts_if_it_is_verified_allowed_and_of_somebody_who_works_here() {
    let office = Office::with("allowed_domains = [\"acme.example\"]", "").await;
    for (claims, expected) in [
        (json!({"email_verified": false}), "email_not_verified"),
        (json!({"email_verified": null}), "email_not_verified"),
        (json!({"email": null}), "no_email"),
        (json!({"email": "clara.neumann@elsewhere.example"}), "domain_not_allowed"),
        (json!({"email": "clara.neumann@acme.example.evil.example"}), "domain_not_allowed"),
        (json!({"email": "nobody@acme.example"}), "unknown_person"),
        (json!({"email": CARLA}), "unknown_person"),
        (json!({"email": format!("{FELIX},{CLARA}")}), "unknown_person"),
    ] {
        // There is nobody to ask for more.
        office.provider.tell(json!({"sub": "clara"}));
        assert_eq!(office.problem(&Word::with(claims.clone())).await, (403, expected.to_owned()), "{claims}");
    }
}

#[tokio::test]
async fn what_the_token_does_not_say_is_asked_for_and_must_be_about_the_same_person() {
    let office = Office::with("", "hr_claim = { name = \"groups\", value = \"hr\" }").await;
    let bare = Word::with(json!({"email": null, "email_verified": null}));
    office.provider.tell(json!({"sub": "clara", "email": CLARA, "email_verified": true, "groups": ["hr"]}));
    let seen = office.browser().sign_in(&office.provider, &bare).await;
    assert_eq!(seen.status, 200, "{seen:?}");
    assert_eq!(office.people.try_code(&seen.code()).await.body["session"]["role"], "hr");
    // The signed word counts first.
    office.provider.tell(json!({"sub": "clara", "email": HR, "email_verified": true, "groups": []}));
    let session = office.session(json!({})).await;
    assert_eq!(session.body["session"]["email"], CLARA);
    office.provider.tell(json!({"sub": "lena", "email": HR, "email_verified": true}));
    assert_eq!(office.problem(&bare).await, (403, "wrong_subject".to_owned()));
}

#[tokio::test]
async fn hr_is_whom_the_claim_says_for_a_while_and_as_long_as_the_operator_believes_it() {
    let mut office = Office::with("", "hr_claim = { name = \"groups\", value = \"hr\" }\nhr_longest = \"2h\"").await;
    office.provider.tell(json!({"sub": "clara"}));
    let hr = office.session(json!({"groups": ["staff", "hr"]})).await;
    let session = &hr.body["session"];
    assert_eq!(session["role"], "hr");
    let at = |name: &str| session[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert_eq!(at("expires_at").duration_since(at("created_at")).as_hours(), 2);
    assert_eq!(office.people.read(token(&hr), "/v2/persons?status=INACTIVE").await.body["_data"][0]["email"], CARLA);
    let employee = office.session(json!({"groups": ["staff"]})).await;
    assert_eq!(employee.body["session"]["role"], "employee");
    let listed = office.session(json!({"email": HR})).await;
    assert_eq!(listed.body["session"]["role"], "hr", "by the operator's list");
    let without = office.provider.section("");
    office.people.restart(&without).await;
    assert_eq!(office.people.read(token(&hr), "/_relay/session").await.body["role"], "employee");
}

#[tokio::test]
async fn signing_out_everywhere_and_leaving_the_company_end_sessions_of_both_ways() {
    let office = Office::with("check_interval = 0", "").await;
    let (by_provider, by_invitation) = (office.session(json!({})).await, office.people.sign_in(CLARA).await);
    let pending = office.browser().sign_in(&office.provider, &Word::with(json!({}))).await.code();
    assert_eq!(office.people.ask(&by_invitation, "DELETE", "/_relay/sessions", None).await.status, 204);
    assert_eq!(office.people.read(token(&by_provider), "/_relay/session").await.status, 401);
    assert_eq!(office.people.try_code(&pending).await.status, 403, "a code that somebody may have seen");
    let session = office.session(json!({})).await;
    let pending = office.browser().sign_in(&office.provider, &Word::with(json!({}))).await.code();
    office.people.dismiss(CLARA).await;
    assert_eq!(office.people.read(token(&session), "/v2/attendance-periods").await.status, 401);
    assert_eq!(office.people.try_code(&pending).await.status, 403);
    assert_eq!(office.problem(&Word::with(json!({}))).await, (403, "unknown_person".to_owned()));
}

#[tokio::test]
async fn a_client_and_a_person_read_why_the_provider_said_no() {
    let office = Office::open().await;
    for (query, expected) in [
        ("error=access_denied&error_description=%3Cscript%3E", "access_denied"),
        ("error=temporarily_unavailable", "provider_unreachable"),
        ("error=invalid_scope", "provider_refuses_relay"),
        ("code=x&iss=https://login.evil.example", "wrong_issuer"),
        ("", "invalid_request"),
    ] {
        let mut browser = office.browser();
        let asked = browser.start(&client(&format!("{INTRANET}/"))).await;
        let back = format!("/_relay/openid/callback?state={}&{query}", asked.get("state"));
        let seen = browser.open(&back).await;
        assert_eq!(seen.parameter("error").as_deref(), Some(expected), "{query}");
        assert_eq!(seen.parameter("state").as_deref(), Some("its own"));
        assert!(seen.parameter("error_description").unwrap().len() > 40 && seen.parameter("code").is_none());
        let asked = browser.start("").await;
        let seen = browser.open(&format!("/_relay/openid/callback?state={}&{query}", asked.get("state"))).await;
        assert_eq!(seen.problem(), expected);
        assert!(!seen.page.contains("<script>"), "{seen:?}");
    }
}

#[tokio::test]
async fn a_provider_or_personio_that_is_down_keeps_nobody_out_for_longer_than_it_is() {
    let office = Office::open().await;
    office.provider.set_down(true);
    let seen = office.browser().open("/_relay/openid/start").await;
    assert_eq!((seen.status, seen.problem().as_str()), (503, "provider_unreachable"));
    let seen = office.browser().open(&format!("/_relay/openid/start{}", client(&format!("{INTRANET}/")))).await;
    assert_eq!(seen.parameter("error").as_deref(), Some("provider_unreachable"));
    office.provider.set_down(false);
    office.browser().until_it_starts().await;
    office.people.fault(&json!({"path": "/v2/persons", "kind": "status", "status": 503})).await;
    assert_eq!(office.problem(&Word::with(json!({}))).await, (503, "personio_unreachable".to_owned()));
    office.people.clear_faults().await;
    office.session(json!({})).await;
    // What is known of the provider is enough, as long as its keys are the same.
    office.provider.set_down(true);
    office.session(json!({})).await;
}

#[tokio::test]
async fn a_new_key_of_the_providers_is_found_at_once() {
    let office = Office::open().await;
    office.session(json!({})).await;
    office.provider.change_keys();
    office.session(json!({})).await;
}

#[tokio::test]
async fn trying_things_out_ends_soon() {
    let office = Office::open().await;
    for _ in 0..10 {
        assert_eq!(office.problem(&Word::signed(Signed::Not)).await.1, "wrong_signature");
    }
    let (status, problem) = office.problem(&Word::with(json!({}))).await;
    assert_eq!((status, problem.as_str()), (429, "too_many_attempts"));
    // Invitations are counted apart.
    office.people.sign_in(CLARA).await;
}

#[tokio::test]
async fn cookies_belong_to_one_sign_in_and_to_nothing_else() {
    let office = Office::open().await;
    let seen = office.browser().open("/_relay/openid/start").await;
    let cookie = &seen.set_cookie[0];
    let asked = crate::provider::Asked::of(seen.location.as_ref().unwrap());
    assert!(cookie.starts_with(&format!("__Host-relay-openid-{}=", asked.get("state"))), "{cookie}");
    assert!(cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
    assert!(!cookie.contains(asked.get("nonce")));
    // It opens nothing by itself.
    let me = office.people.http.get(office.people.relay_url("/_relay/session")).header("cookie", cookie);
    assert_eq!(me.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn pages_run_nothing_inline_and_are_in_the_persons_language() {
    let office = Office::open().await;
    let done = office.browser().sign_in(&office.provider, &Word::with(json!({}))).await;
    let refused = office.browser().open("/_relay/openid/callback").await;
    let sign_in = office.browser().open("/_relay/sign-in").await;
    assert!(sign_in.page.contains("Sign in with Acme &lt;Login&gt;"), "{sign_in:?}");
    for seen in [&done, &refused, &sign_in] {
        for inline in ["<style", "style=", "<script>", " on", "javascript:"] {
            let found = seen.page.lines().find(|line| line.contains(inline) && line.contains('<'));
            let is_text = found.is_none_or(|line| inline == " on" && !line.contains(" onclick"));
            assert!(is_text, "{inline} in {found:?}");
        }
    }
    for (path, base) in [("/_relay/sign-in", ""), ("/_relay/openid/callback", "../")] {
        let request = office.people.http.get(office.people.relay_url(path)).header("accept-language", "de-DE,de;q=0.9");
        let answer = request.send().await.unwrap();
        let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'none'"));
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let page = answer.text().await.unwrap();
        assert!(page.contains("<html lang=\"de\">") && page.contains(&format!("{base}sign-in.css")), "{page}");
    }
}

#[tokio::test]
async fn clients_learn_which_ways_there_are() {
    let office = Office::open().await;
    let ways = office.people.http.get(office.people.relay_url("/_relay/sign-in.json")).header("origin", INTRANET);
    let ways = Answer::of(ways.send().await.unwrap()).await;
    let start = "https://relay.acme.example/_relay/openid/start";
    assert_eq!(ways.body, json!({"code": true, "openid": {"name": "Acme <Login>", "start": start}}));
    let without = People::start().await;
    assert_eq!(without.json("/_relay/sign-in.json").await, json!({"code": true, "openid": null}));
    assert_eq!(without.get("/_relay/openid/start").await.status(), 404);
}
