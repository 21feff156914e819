"""A provider of sign-in for the check: idpyoidc's OpenID provider behind a few routes, and people who are invented.

    python provider.py PORT CLIENT_BASE WORK_FOLDER

It signs in whoever's name is written into its form: there is no password to forget. The people are in people.json in the
folder, by their names, with their claims. `POST /check/rotate` gives it new keys and takes the old ones away.
"""

import html
import json
import os
import sys

import flask
from cryptojwt.key_jar import build_keyjar
from idpyoidc.message.oauth2 import ResponseMessage
from idpyoidc.message.oidc import AccessTokenRequest, AuthorizationRequest
from idpyoidc.server import Server
from idpyoidc.server.configure import OPConfiguration
from idpyoidc.server.user_authn.user import UserAuthnMethod, create_signed_jwt

KEYS = [{"type": "RSA", "use": ["sig"]}, {"type": "EC", "crv": "P-256", "use": ["sig"]}]
ALGORITHMS = ["RS256", "ES256"]


class Names(UserAuthnMethod):
    """Asks for a name and believes it."""

    def __call__(self, **kwargs):
        token = create_signed_jwt(
            self.upstream_get("context").issuer, self.upstream_get("attribute", "keyjar"), **kwargs)
        return (
            "<!doctype html><html lang=en><title>Provider</title><h1>Provider</h1><form method=post action=/verify/user>"
            f"<input type=hidden name=token value='{html.escape(token)}'><label>Name <input name=username></label>"
            "<button>Sign in</button></form>")

    def verify(self, username, **kwargs):
        return username if username in people else None


def configuration(issuer, people):
    return {
        "issuer": issuer,
        "httpc_params": {"timeout": 10},
        "preference": {
            "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ALGORITHMS,
            "userinfo_signing_alg_values_supported": []},
        "key_conf": {"key_defs": KEYS, "uri_path": "keys"},
        "token_handler_args": {
            "key_conf": {"key_defs": [{"type": "oct", "bytes": 24, "use": ["enc"], "kid": "code"}]},
            "code": {"kwargs": {"lifetime": 600}},
            "token": {"class": "idpyoidc.server.token.jwt_token.JWTToken", "kwargs": {"lifetime": 3600}},
            "id_token": {"class": "idpyoidc.server.token.id_token.IDToken", "kwargs": {}},
        },
        "add_ons": {"pkce": {
            "function": "idpyoidc.server.oauth2.add_on.pkce.add_support",
            "kwargs": {"essential": True, "code_challenge_methods": {"S256": "idpyoidc.server.oauth2.add_on.pkce.hash_fun"}}}},
        "cookie_handler": {"class": "idpyoidc.server.cookie_handler.CookieHandler", "kwargs": {
            "keys": {"key_defs": [
                {"type": "OCT", "use": ["enc"], "kid": "enc"}, {"type": "OCT", "use": ["sig"], "kid": "sig"}]},
            "name": {"session": "op", "register": "op-register", "session_management": "op-management"}}},
        "endpoint": {
            "provider_config": {
                "path": ".well-known/openid-configuration",
                "class": "idpyoidc.server.oidc.provider_config.ProviderConfiguration",
                "kwargs": {"client_authn_method": None}},
            "authorization": {
                "path": "authorization", "class": "idpyoidc.server.oidc.authorization.Authorization",
                "kwargs": {"client_authn_method": None, "response_types_supported": ["code"]}},
            "token": {
                "path": "token", "class": "idpyoidc.server.oidc.token.Token",
                "kwargs": {"client_authn_method": ["client_secret_basic", "private_key_jwt"]}},
            "userinfo": {"path": "userinfo", "class": "idpyoidc.server.oidc.userinfo.UserInfo", "kwargs": {}},
            "end_session": {"path": "session", "class": "idpyoidc.server.oidc.session.Session", "kwargs": {
                "logout_verify_url": f"{issuer}/verify_logout", "post_logout_uri_path": "post_logout",
                "signing_alg": "ES256", "backchannel_logout_supported": True,
                "backchannel_logout_session_required": True}},
        },
        "authentication": {"user": {
            "acr": "urn:oasis:names:tc:SAML:2.0:ac:classes:InternetProtocolPassword", "class": "__main__.Names",
            "kwargs": {}}},
        "userinfo": {"class": "idpyoidc.server.user_info.UserInfo", "kwargs": {"db": people}},
        "authz": {"class": "idpyoidc.server.authz.AuthzHandling", "kwargs": {"grant_config": {
            "usage_rules": {
                "authorization_code": {"supports_minting": ["access_token", "id_token"], "max_usage": 1},
                "access_token": {}},
            "expires_in": 43200}}},
        "scopes_to_claims": {"openid": ["sub", "cpr", "authorisation", "organisation"]},
    }


def client(base, name, **more):
    return {
        "client_id": f"{name}-client", "client_name": name,
        "redirect_uris": [(f"{base}/sign-in/{name}/return", {})],
        "post_logout_redirect_uri": [(f"{base}/signed-out", {})],
        "backchannel_logout_uri": f"{base}/sign-in/{name}/logout",
        "response_types_supported": ["code"], "allowed_scopes": ["openid"], **more,
    }


app = flask.Flask(__name__)
port, client_base, work = int(sys.argv[1]), sys.argv[2].rstrip("/"), sys.argv[3]
issuer = f"http://127.0.0.1:{port}"
with open(f"{work}/people.json", encoding="utf-8") as file:
    people = json.load(file)
server = Server(OPConfiguration(conf=configuration(issuer, people), base_path=work), cwd=work)
with open(f"{work}/secret", encoding="utf-8") as file:
    secret = file.read().strip()
context = server.context
# Browsers come to this one, with an ID token that it verifies itself; the library stumbles where they authenticate as nobody.
server.get_endpoint("session").client_authentication = lambda *given, **more: {}
context.cdb["citizens-client"] = client(
    client_base, "citizens", client_secret=secret, token_endpoint_auth_method="client_secret_basic",
    id_token_signed_response_alg="RS256")
context.keyjar.add_symmetric("citizens-client", secret)
context.cdb["staff-client"] = client(
    client_base, "staff", token_endpoint_auth_method="private_key_jwt", id_token_signed_response_alg="ES256")
if os.path.exists(f"{work}/client-jwks.json"):
    with open(f"{work}/client-jwks.json", encoding="utf-8") as file:
        context.keyjar.import_jwks(json.load(file), "staff-client")


def answer(endpoint, request_arguments, **arguments):
    info = endpoint.do_response(request=request_arguments, **arguments)
    if info.get("response_placement", endpoint.response_placement) == "body":
        response = flask.make_response(info["response"], info.get("response_code", 200))
    else:
        response = flask.redirect(info["response"])
    for name, value in info["http_headers"]:
        response.headers[name] = value
    set_cookies(response, info.get("cookie", []))
    return response


def set_cookies(response, cookies):
    for cookie in cookies if isinstance(cookies, list) else [cookies]:
        # The library writes them for TLS, which there is none of here.
        rest = {name: value for name, value in cookie.items() if name not in ("name", "secure", "samesite", "path")}
        response.set_cookie(cookie["name"], path="/", samesite="Lax", **rest)


def serve(name):
    endpoint = server.get_endpoint(name)
    http_info = {
        "headers": {k: v for k, v in flask.request.headers.items(lower=True) if k not in ("cookie", "user-agent")},
        "method": flask.request.method, "url": flask.request.url,
        "cookie": [{"name": k, "value": v} for k, v in flask.request.cookies.items()]}
    given = flask.request.args if flask.request.method == "GET" else flask.request.form
    parsed = endpoint.parse_request(given.to_dict(), http_info=http_info)
    if isinstance(parsed, ResponseMessage) and "error" in parsed:
        return parsed.to_json(), 400, {"Content-Type": "application/json"}
    if name == "token":
        parsed = AccessTokenRequest(**parsed)
    arguments = endpoint.process_request(parsed, http_info=http_info)
    if "redirect_location" in arguments:
        return flask.redirect(arguments["redirect_location"])
    if "http_response" in arguments:
        return arguments["http_response"]
    return answer(endpoint, parsed, **arguments)


@app.get("/.well-known/openid-configuration")
def provider_config():
    return serve("provider_config")


@app.get("/keys")
def keys():
    return context.keyjar.export_jwks()


@app.get("/authorization")
def authorization():
    return serve("authorization")


@app.post("/token")
def token():
    return serve("token")


@app.route("/userinfo", methods=["GET", "POST"])
def userinfo():
    return serve("userinfo")


@app.get("/session")
def session():
    return serve("session")


@app.post("/verify/user")
def verify_user():
    method = context.authn_broker.get_method_by_id("user")
    username = method.verify(**flask.request.form.to_dict())
    if not username:
        return "nobody of that name", 403
    arguments = method.unpack_token(flask.request.form["token"])
    request = AuthorizationRequest().from_urlencoded(arguments["query"])
    endpoint = server.get_endpoint("authorization")
    session_id = endpoint.create_session(
        request, username, arguments["authn_class_ref"], arguments["iat"], method)
    arguments = endpoint.authz_part2(request=request, session_id=session_id)
    if isinstance(arguments, ResponseMessage) and "error" in arguments:
        return arguments.to_json(), 400
    return answer(endpoint, flask.request, **arguments)


@app.get("/verify_logout")
def verify_logout():
    signed = html.escape(flask.request.args["sjwt"])
    return (
        "<!doctype html><html lang=en><title>Provider</title><h1>Sign out of the provider too?</h1>"
        f"<form method=post action=/rp_logout><input type=hidden name=sjwt value='{signed}'><button name=logout>Yes</button>"
        "</form>")


@app.post("/rp_logout")
def rp_logout():
    endpoint = server.get_endpoint("session")
    info = endpoint.unpack_signed_jwt(flask.request.form["sjwt"])
    endpoint.do_verified_logout(alla="logout" in flask.request.form, **info)
    response = flask.redirect(info["redirect_uri"])
    set_cookies(response, endpoint.kill_cookies())
    return response


@app.post("/check/rotate")
def rotate():
    new = build_keyjar(KEYS)
    for key in context.keyjar.get_issuer_keys(""):
        key.inactive_since = 1
    context.keyjar.remove_outdated(1)
    context.keyjar.import_jwks(new.export_jwks(private=True), "")
    context.keyjar.import_jwks(new.export_jwks(private=True), issuer)
    return keys()


if __name__ == "__main__":
    app.run(port=port)
