//! The company's provider: what it says of itself, and its word for somebody.

use std::{sync::Arc, time::Duration};

use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthType, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken,
    DiscoveryError, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, IssuerUrl,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreErrorResponseType,
        CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
        CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
        CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::Mutex;

use super::{
    SignInProblem, Untrusted,
    flow::Flow,
    http::{Http, HttpProblem},
    identity::{Claims, Identity},
    untrusted,
};
use crate::{
    config::{OpenIdConfig, is_secure},
    moment::Moment,
};

/// Providers change their keys every few days or weeks.
const FRESH: Duration = Duration::from_secs(60 * 60);
/// A provider that is down is not asked with each request.
const AFTER_FAILURE: Duration = Duration::from_secs(5);
/// Only the provider itself can bring an unknown key, so nobody else can have it asked again and again.
const AT_ONCE: Duration = Duration::ZERO;

/// Signatures that only the provider can make: not "none", and none with the secret that both know.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims beyond the standard, such as groups.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
struct OtherClaims(Claims);

impl AdditionalClaims for OtherClaims {}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        OtherClaims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

type Discovered = Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Asks the provider.
#[derive(Debug)]
pub(crate) struct Provider {
    config: OpenIdConfig,
    callback: String,
    http: Http,
    /// One request at a time finds out what the others wait for.
    known: Mutex<Option<Known>>,
}

#[derive(Debug)]
struct Known {
    at: Moment,
    /// `None` after a failure.
    metadata: Option<Arc<CoreProviderMetadata>>,
}

impl Provider {
    pub(crate) fn new(config: &OpenIdConfig, callback: String) -> anyhow::Result<Self> {
        Ok(Self { config: config.clone(), callback, http: Http::new()?, known: Mutex::default() })
    }

    pub(crate) fn config(&self) -> &OpenIdConfig {
        &self.config
    }

    /// Where the provider sends browsers back to; it has to know this address.
    pub(crate) fn callback(&self) -> &str {
        &self.callback
    }

    /// Where a sign-in goes on.
    pub(super) async fn address_of(&self, flow: &Flow, now: Moment) -> Result<String, SignInProblem> {
        let client = self.client(&*self.discovered(FRESH, now).await?)?;
        let (state, nonce) = (flow.id.simple().to_string(), flow.nonce.clone());
        let challenge = PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(flow.verifier.clone()));
        let (url, ..) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, || CsrfToken::new(state), || Nonce::new(nonce))
            .add_scopes(self.config.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge)
            .url();
        Ok(url.into())
    }

    /// Brings the provider's code to the provider, and what comes of it: whom it vouches for.
    pub(super) async fn identify(&self, code: String, flow: &Flow, now: Moment) -> Result<Identity, SignInProblem> {
        let mut metadata = self.discovered(FRESH, now).await?;
        let tokens = self.tokens(&self.client(&metadata)?, code, flow).await?;
        let mut claims = self.checked(&metadata, &tokens, flow);
        if matches!(claims, Err(SignInProblem::Untrusted(Untrusted::Signature))) {
            // The provider may have a new key.
            metadata = self.discovered(AT_ONCE, now).await?;
            claims = self.checked(&metadata, &tokens, flow);
        }
        let mut claims = claims?;
        if Identity::is_missing_something(&claims, &self.config) {
            let more = self.more(&metadata, &tokens, &claims).await?;
            // The signed word counts first.
            for (name, value) in more {
                claims.entry(name).or_insert(value);
            }
        }
        Identity::read(&claims, &self.config)
    }

    async fn tokens(&self, client: &Discovered, code: String, flow: &Flow) -> Result<Tokens, SignInProblem> {
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| {
            tracing::error!("the OpenID provider names no token endpoint");
            SignInProblem::NotSetUp
        })?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()));
        request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(said) if *said.error() == CoreErrorResponseType::InvalidGrant => {
                tracing::warn!("the OpenID provider does not accept a code of its own: used, or too old");
                SignInProblem::CodeRefused
            }
            RequestTokenError::ServerResponse(said) => {
                tracing::error!(error = %said.error(), "the OpenID provider refuses the relay; see `doctor`");
                SignInProblem::NotSetUp
            }
            RequestTokenError::Request(error) => {
                tracing::warn!(%error, "the OpenID provider cannot be asked for tokens");
                SignInProblem::NoProvider
            }
            RequestTokenError::Parse(error, _) => {
                tracing::warn!(path = %error.path(), "the OpenID provider's tokens cannot be read");
                SignInProblem::Untrusted(Untrusted::Unreadable)
            }
            RequestTokenError::Other(_) => SignInProblem::NoProvider,
        })
    }

    /// The claims of the identity token, if it was made by the provider, for the relay, for this sign-in, lately.
    fn checked(&self, metadata: &CoreProviderMetadata, tokens: &Tokens, flow: &Flow) -> Result<Claims, SignInProblem> {
        let token = tokens.id_token().ok_or(SignInProblem::Untrusted(Untrusted::Unreadable))?;
        let client = self.client(metadata)?;
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES);
        let claims = token.claims(&verifier, &Nonce::new(flow.nonce.clone())).map_err(untrusted::of)?;
        if let Some(said) = claims.access_token_hash() {
            let signature = |_| SignInProblem::Untrusted(Untrusted::Signature);
            let key = token.signing_key(&verifier).map_err(signature)?;
            let algorithm = token.signing_alg().map_err(signature)?;
            let own = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
            if own.ok().as_ref() != Some(said) {
                return Err(SignInProblem::Untrusted(Untrusted::Signature));
            }
        }
        untrusted::readable(serde_json::to_value(claims))
    }

    /// What the provider tells beside the token; about the same person, or not at all.
    async fn more(
        &self,
        metadata: &CoreProviderMetadata,
        tokens: &Tokens,
        claims: &Claims,
    ) -> Result<Claims, SignInProblem> {
        let client = self.client(metadata)?;
        let subject = claims.get("sub").and_then(Value::as_str).map(str::to_owned);
        let subject = subject.map(openidconnect::SubjectIdentifier::new);
        let Ok(request) = client.user_info(tokens.access_token().clone(), subject) else { return Ok(Claims::new()) };
        let more: Result<UserInfoClaims<OtherClaims, CoreGenderClaim>, _> = request.request_async(&self.http).await;
        untrusted::readable(serde_json::to_value(more.map_err(untrusted::of_user_info)?))
    }

    fn client(&self, metadata: &CoreProviderMetadata) -> Result<Discovered, SignInProblem> {
        let secret = self.config.client_secret.as_ref().map(|secret| ClientSecret::new(secret.expose().to_owned()));
        let callback = RedirectUrl::new(self.callback.clone()).map_err(|_| SignInProblem::NotSetUp)?;
        let methods = metadata.token_endpoint_auth_methods_supported();
        let basic = CoreClientAuthMethod::ClientSecretBasic;
        let way = match methods {
            Some(methods) if !methods.is_empty() && !methods.contains(&basic) => AuthType::RequestBody,
            _ => AuthType::BasicAuth,
        };
        Ok(Client::from_provider_metadata(metadata.clone(), ClientId::new(self.config.client_id.clone()), secret)
            .set_redirect_uri(callback)
            .set_auth_type(way))
    }

    async fn discovered(&self, fresh: Duration, now: Moment) -> Result<Arc<CoreProviderMetadata>, SignInProblem> {
        let mut known = self.known.lock().await;
        let old = match &*known {
            Some(Known { at, metadata: Some(metadata) }) if now.since(*at) < fresh => return Ok(Arc::clone(metadata)),
            Some(Known { at, metadata: None }) if now.since(*at) < AFTER_FAILURE => {
                return Err(SignInProblem::NoProvider);
            }
            Some(Known { metadata, .. }) => metadata.clone(),
            None => None,
        };
        match self.discover().await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                *known = Some(Known { at: now, metadata: Some(Arc::clone(&metadata)) });
                Ok(metadata)
            }
            Err(problem) => {
                tracing::warn!(problem, issuer = self.config.issuer, "the OpenID provider cannot be asked");
                // Better the keys of an hour ago than none.
                if let Some(metadata) = old {
                    return Ok(metadata);
                }
                *known = Some(Known { at: now, metadata: None });
                Err(SignInProblem::NoProvider)
            }
        }
    }

    /// What the provider says of itself, with its keys.
    ///
    /// # Errors
    ///
    /// In words for the operator.
    pub(crate) async fn discover(&self) -> Result<CoreProviderMetadata, String> {
        let issuer = IssuerUrl::new(self.config.issuer.clone()).map_err(|error| error.to_string())?;
        let metadata =
            CoreProviderMetadata::discover_async(issuer, &self.http).await.map_err(|error| in_words(&error))?;
        let token = metadata.token_endpoint().ok_or("it names no token endpoint")?;
        let mut addresses = vec![metadata.authorization_endpoint().url(), token.url(), metadata.jwks_uri().url()];
        addresses.extend(metadata.userinfo_endpoint().map(|endpoint| endpoint.url()));
        match addresses.into_iter().find(|address| !is_secure(address)) {
            Some(address) => Err(format!("it names an address without TLS: {address}")),
            None => Ok(metadata),
        }
    }
}

fn in_words(error: &DiscoveryError<HttpProblem>) -> String {
    match error {
        DiscoveryError::Request(problem) => problem.to_string(),
        DiscoveryError::Response(status, ..) => {
            format!("it answers {} where its configuration should be", status.as_u16())
        }
        DiscoveryError::Parse(error) => format!("its configuration cannot be read at {}", error.path()),
        DiscoveryError::Validation(problem) => format!("it names itself in another way: {problem}"),
        other => other.to_string(),
    }
}
