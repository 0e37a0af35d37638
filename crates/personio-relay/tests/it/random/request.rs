//! A request made of bytes: of a generator here, of a fuzzer in `fuzz/`.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Method, Request, Uri},
};

const METHODS: [&str; 9] = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS", "TRACE", "BREW"];

const PATHS: [&str; 26] = [
    "/xml",
    "/widget/personio-jobs.js",
    "/_relay/board.json",
    "/_relay/board/2697760.json",
    "/_relay/board/texts.json",
    "/_relay/form.json",
    "/_relay/challenge",
    "/_relay/ticket",
    "/_relay/health",
    "/_relay/session",
    "/_relay/sessions",
    "/_relay/sign-in",
    "/_relay/documents/7d0f360a-8da3-11ec-b909-0242ac120002",
    "/v1/recruiting/applications",
    "/v1/recruiting/applications/documents",
    "/v1/company/employees/7/absences/balance",
    "/v1/company/documents",
    "/v1/company/document-categories",
    "/v1/auth",
    "/v2/attendance-periods",
    "/v2/attendance-periods/1",
    "/v2/absence-periods/1/breakdowns",
    "/v2/persons",
    "/v2/persons/7/employments",
    "/v2/compensations",
    "/v2/document-management/documents/1/download",
];

const PIECES: [&str; 20] = [
    "/", "//", "/..", "/.", "%2e%2e", "%2f", "%5c", "%00", "%0d%0a", "%ff", ";a=b", "\\", "?", "&", "#x", "%", "A",
    "é", "~", "*",
];

const QUERIES: [&str; 14] = [
    "language=de",
    "language=de&language=en",
    "fallback=en,fr,,",
    "job=2697760",
    "job=-1",
    "limit=50",
    "limit=50&limit=1",
    "person.id=7",
    "cursor=abc",
    "skip_approval=true",
    "start.date_time.gte=2026-01-01T00:00:00",
    "%00=%ff",
    "a[]=1&a[]=2",
    "=&&=",
];

const HEADERS: [(&str, &str); 22] = [
    ("origin", "https://www.acme.example"),
    ("origin", "https://intranet.acme.example"),
    ("origin", "https://evil.example"),
    ("origin", "null"),
    ("content-type", "application/json"),
    ("content-type", "multipart/form-data; boundary=b"),
    ("content-type", "multipart/form-data"),
    ("content-type", "text/plain"),
    ("content-encoding", "gzip"),
    ("transfer-encoding", "chunked"),
    ("content-length", "5"),
    ("authorization", "Bearer nonsense"),
    ("authorization", "Basic YTpi"),
    ("x-relay-ticket", "nonsense"),
    ("x-forwarded-for", "198.51.100.1, 10.0.0.1"),
    ("idempotency-key", "0123456789abcdef"),
    ("idempotency-key", "1"),
    ("accept-encoding", "br;q=x, gzip;q=2, *"),
    ("if-none-match", "\"a\", W/\"b, *"),
    ("range", "bytes=0-0,-1"),
    ("access-control-request-method", "POST"),
    ("x-http-method-override", "DELETE"),
];

const BODIES: [&str; 14] = [
    "",
    "{}",
    "[]",
    "null",
    r#"{"first_name":"Ada","last_name":"Lovelace","email":"ada@example.com","job_position_id":2697760}"#,
    r#"{"first_name":1,"job_position_id":-1,"files":[{"uuid":7}],"attributes":[[]],"tags":{}}"#,
    r#"{"email":"a@b.c","email":"d@e.f","homepage":"x"}"#,
    r#"{"code":"AB3D-EFGH-1K2M"}"#,
    r#"{"type":"WORK","start":{"date_time":"2026-06-01T02:00:00"},"end":{"date_time":"2026-06-01T03:00:00"}}"#,
    r#"{"person":{"id":"8"},"approval":{"status":"CONFIRMED"}}"#,
    "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"cv.txt\"\r\n\r\ncurriculum\r\n--b--\r\n",
    "--b\r\ncontent-disposition: form-data; name=\"title\"\r\n\r\nx\r\n--b\r\n",
    "eyJhbGdvcml0aG0iOiJTSEEtMjU2IiwiY2hhbGxlbmdlIjoiIiwibnVtYmVyIjowLCJzYWx0IjoiIiwic2lnbmF0dXJlIjoiIn0=",
    "\u{0}\u{1}\u{7f}",
];

/// Makes a request; `None` where the bytes make none that could come over a connection. `token` is somebody's session.
pub fn request(next: &mut dyn FnMut() -> u8, token: Option<&str>) -> Option<Request<Body>> {
    let method = Method::from_bytes(pick(next, &METHODS).as_bytes()).ok()?;
    let mut path = String::from(*pick(next, &PATHS));
    for _ in 0..next() % 3 {
        let piece = *pick(next, &PIECES);
        let place = usize::from(next()) % (path.len() + 1);
        if path.is_char_boundary(place) {
            path.insert_str(place, piece);
        }
    }
    if next().is_multiple_of(3) {
        path.push('?');
        path.push_str(pick::<&str>(next, &QUERIES));
    }
    let mut request = Request::builder().method(method).uri(path.parse::<Uri>().ok()?).body(Body::empty()).ok()?;
    for _ in 0..next() % 5 {
        let (name, value) = pick(next, &HEADERS);
        request.headers_mut().append(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if let Some(token) = token.filter(|_| next().is_multiple_of(2)) {
        let bearer = HeaderValue::from_str(&format!("Bearer {token}")).ok()?;
        request.headers_mut().insert("authorization", bearer);
    }
    let mut body = pick(next, &BODIES).as_bytes().to_vec();
    for _ in 0..next() % 4 {
        let (place, byte) = (usize::from(next()), next());
        match body.get_mut(place) {
            Some(there) => *there = byte,
            None => body.push(byte),
        }
    }
    *request.body_mut() = Body::from(body);
    Some(request)
}

fn pick<'a, T>(next: &mut dyn FnMut() -> u8, from: &'a [T]) -> &'a T {
    &from[usize::from(next()) % from.len()]
}
