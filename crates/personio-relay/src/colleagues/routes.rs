//! `/_relay/colleagues`

use axum::{
    Router,
    extract::{Request, State},
    middleware,
    response::Response,
    routing::get,
};

use crate::{moment::Moment, origin, personnel::Personnel, relay::Relay, sessions::Problem};

/// The route, for who is signed in.
pub(crate) fn router(relay: &Relay, personnel: &Personnel) -> Router<Relay> {
    Router::new()
        .route("/_relay/colleagues", get(colleagues))
        .route_layer(middleware::from_fn_with_state(relay.clone(), origin::employees))
        .with_state(personnel.clone())
}

async fn colleagues(State(personnel): State<Personnel>, request: Request) -> Result<Response, Problem> {
    let now = Moment::now();
    personnel.enter(request.headers(), now).await?;
    let gathered = personnel.colleagues.gathered(now).await.map_err(|_| Problem::NoAnswer)?;
    Ok(gathered.answer.answer(request.headers()))
}
