"""Lets apps in, as apps that others wrote ask for it, and prints what each got.

    apps.py BINARY RECORD http://127.0.0.1:8080

fhirclient launches by SMART (discovery, PKCE, code, token, refresh) and reads; a program on its own signs its assertions
with PyJWT; what SMART, OAuth and OpenID Connect say of the answers is asked for one by one. The pages on which somebody
signs in and lets an app in are filled in as a browser without scripts does. Ends with 1 where something is not as it says.
"""
import base64
import hashlib
import html
import json
import re
import secrets
import subprocess
import sys
import tempfile
import time
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import requests
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from fhirclient import client as smart_client
from fhirclient.models import observation as smart_observation, patient as smart_patient

binary, record, base = sys.argv[1:4]
api = base + "/fhir"
redirect = "http://localhost:8765/back"
failures = []


def expect(what, holds, told=""):
    if not holds:
        failures.append(what)
        print(f"FAILED  {what}  {told}")


def register(*arguments):
    said = subprocess.run(
        [binary, "app", "register", "--record", record, *arguments], capture_output=True, text=True, check=True).stdout
    return dict(line.split("\t", 1) for line in said.splitlines())


class Person:
    """Somebody with a browser that keeps cookies and fills in forms, and runs no script."""

    def __init__(self, persona):
        self.browser = requests.Session()
        self.persona = persona

    def sign_in(self, address):
        page = self.browser.get(base + address, timeout=30).text
        fields = {"persona": self.persona}
        for name in ["form-token", "from"]:
            field = re.search(rf'name="{name}" value="([^"]+)"', page)
            if field:
                fields[name] = html.unescape(field.group(1))
        answer = self.browser.post(base + "/sign-in", fields, timeout=30, allow_redirects=False)
        expect("signing in leads on", answer.status_code == 303, str(answer.status_code))
        return answer.headers["Location"]

    def let_in(self, address, decision="let-in", choose=None):
        """Follows an app's request to the page, signing in on the way, and sends the form; where that leads."""
        answer = self.browser.get(address, timeout=30, allow_redirects=False)
        if answer.status_code == 303 and answer.headers["Location"].startswith("/sign-in"):
            answer = self.browser.get(base + self.sign_in(answer.headers["Location"]), timeout=30, allow_redirects=False)
        expect("the page is shown", answer.status_code == 200, f"{answer.status_code} {answer.headers.get('Location')}")
        fields = []
        for tag in re.findall(r"<input ([^>]*)>", answer.text):
            named = {name: html.unescape(value) for name, value in re.findall(r'([a-z-]+)="([^"]*)"', tag)}
            if named.get("type") == "radio":
                if choose is None and not any(name == "patient" for name, _ in fields):
                    fields.append((named["name"], named["value"]))
            elif "name" in named:
                fields.append((named["name"], named["value"]))
        fields.append(("decision", decision))
        sent = self.browser.post(base + "/apps/authorize", fields, timeout=30, allow_redirects=False)
        expect("the app is told", sent.status_code == 303, f"{sent.status_code} {sent.text[:2000]}")
        return sent.headers["Location"], answer.text


def parameters(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def challenge():
    verifier = secrets.token_urlsafe(48)
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return verifier, digest


def authorize(client, scope, **more):
    """The address of an app's request, and its verifier."""
    verifier, digest = challenge()
    asked = {
        "response_type": "code", "client_id": client, "redirect_uri": redirect, "scope": scope, "state": "s-1",
        "aud": api, "code_challenge": digest, "code_challenge_method": "S256", **more,
    }
    return f"{smart['authorization_endpoint']}?{urlencode(asked)}", verifier


def redeem(code, verifier, client=None, **more):
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": verifier}
    if client:
        form["client_id"] = client
    return requests.post(smart["token_endpoint"], form, timeout=30, **more)


def get(path, token):
    return requests.get(f"{api}/{path}", headers={"Authorization": f"Bearer {token}"}, timeout=30)


def with_fhirclient():
    app = register(
        "--name", "Motion", "--by", "Motion ApS", "--redirect", redirect,
        "--scope", "openid fhirUser profile launch launch/patient offline_access user/*.rs patient/*.rs")
    client = smart_client.FHIRClient(settings={
        "app_id": app["client_id"], "api_base": api, "redirect_uri": redirect,
        "scope": "openid fhirUser offline_access launch/patient patient/*.rs"})
    expect("fhirclient: it finds where to ask", not client.ready and client.prepare() is False)
    address = client.authorize_url
    expect("fhirclient: it asks", address and address.startswith(smart["authorization_endpoint"]), str(address))
    person = Person(citizen)
    back, page = person.let_in(address)
    expect("the page names the app", "Motion ApS" in page)
    client.handle_callback(back)
    expect("fhirclient: it is let in", client.ready)
    patient = client.patient
    expect("fhirclient: it has the patient", patient is not None and patient.id == client.patient_id)
    expect("fhirclient: it reads", patient.name and smart_patient.Patient.read(patient.id, client.server).id == patient.id)
    found = smart_observation.Observation.where({"patient": patient.id, "_count": "5"}).perform_resources(client.server)
    expect("fhirclient: it searches", found and all(one.subject.reference == f"Patient/{patient.id}" for one in found))
    expect("fhirclient: it refreshes", client.reauthorize() and client.patient.id == patient.id)
    listed = person.browser.get(f"{base}/citizens/{patient.id}/apps", timeout=30).text
    consent = re.search(r'name="end" value="([0-9a-f]+)"', listed)
    expect("the citizen sees the app", consent and "Motion" in listed)
    form_token = re.search(r'name="form-token" value="([0-9a-f]+)"', listed).group(1)
    person.browser.post(
        f"{base}/citizens/{patient.id}/apps", {"end": consent.group(1), "form-token": form_token}, timeout=30)
    try:
        smart_patient.Patient.read(patient.id, client.server)
        expect("ended with one press", False)
    except Exception as error:
        expect("ended with one press", "Unauthorized" in type(error).__name__, repr(error))
    print(f"fhirclient: launch, patient, {len(found)} observations, refresh; nothing more once the citizen has ended it")


def with_confidential():
    app = register(
        "--name", "Klinik", "--by", "Klinik A/S", "--redirect", redirect, "--confidential",
        "--scope", "openid fhirUser launch/patient patient/Observation.rs patient/Patient.rs")
    scope = "openid fhirUser launch/patient patient/Observation.rs?category=" + categories[0] + " patient/Patient.r"
    address, verifier = authorize(app["client_id"], scope, nonce="n-1")
    back, _ = Person(citizen).let_in(address)
    told = parameters(back)
    expect("the answer names its issuer", told["iss"] == smart["issuer"] and told["state"] == "s-1")
    own = (app["client_id"], app["client_secret"])
    expect("without its secret it gets nothing", redeem(told["code"], verifier, app["client_id"]).status_code == 401)
    answer = redeem(told["code"], verifier, auth=own)
    token = answer.json()
    expect("with its secret it does", answer.status_code == 200, answer.text)
    expect("nothing keeps the answer", answer.headers["Cache-Control"] == "no-store")
    keys = jwt.PyJWKClient(smart["jwks_uri"])
    claims = jwt.decode(
        token["id_token"], keys.get_signing_key_from_jwt(token["id_token"]), algorithms=["RS256"],
        audience=app["client_id"], issuer=smart["issuer"])
    expect("the id token is for this request", claims["nonce"] == "n-1")
    expect("and says who", claims["fhirUser"] == f"{api}/Patient/{token['patient']}")
    access = token["access_token"]
    expect("Patient is read", get(f"Patient/{token['patient']}", access).status_code == 200)
    expect("Condition is not", get(f"Condition?patient={token['patient']}", access).status_code == 403)
    seen = get(f"Observation?patient={token['patient']}&_count=500", access).json()
    kinds = {
        coding["code"] for entry in seen.get("entry", []) for category in entry["resource"].get("category", [])
        for coding in category["coding"]}
    expect("only the category that was let in is seen", kinds == {categories[0]}, str(kinds))
    known = requests.post(smart["introspection_endpoint"], {"token": access}, auth=own, timeout=30).json()
    expect("the token is known to be good", known["active"] and known["client_id"] == app["client_id"], str(known))
    requests.post(smart["revocation_endpoint"], {"token": access}, auth=own, timeout=30)
    expect("a token that is taken back is nothing", get(f"Patient/{token['patient']}", access).status_code == 401)
    refused, _ = Person(citizen).let_in(authorize(app["client_id"], scope)[0], decision="refuse")
    expect("who says no sends the app away", parameters(refused)["error"] == "access_denied")
    print(f"a confidential app: id token verified by PyJWT, {len(seen.get('entry', []))} observations of one category")


def with_backend():
    for name, key, algorithm in [
        ("RS384", rsa.generate_private_key(65537, 2048), "RS384"), ("ES384", ec.generate_private_key(ec.SECP384R1()), "ES384"),
    ]:
        public = jwt.get_algorithm_by_name(algorithm).to_jwk(key.public_key(), as_dict=True)
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"keys": [{**public, "kid": name, "alg": algorithm}]}, file)
            file.flush()
            app = register("--name", name, "--by", "Region", "--backend", "--keys", file.name, "--scope", "system/Patient.rs")

        def ask(**changes):
            now = int(time.time())
            claims = {
                "iss": app["client_id"], "sub": app["client_id"], "aud": smart["token_endpoint"], "exp": now + 240,
                "jti": secrets.token_hex(8), **changes,
            }
            signed = jwt.encode(claims, key, algorithm=algorithm, headers={"kid": name})
            form = {
                "grant_type": "client_credentials", "scope": "system/Patient.rs system/Observation.rs",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": signed,
            }
            return requests.post(smart["token_endpoint"], form, timeout=30)

        answer = ask()
        expect(f"{name}: a signature is taken", answer.status_code == 200, answer.text)
        token = answer.json()
        expect(f"{name}: for what it is registered for", token["scope"] == "system/Patient.rs" and token["expires_in"] == 300)
        expect(f"{name}: it reads", get("Patient?_count=1", token["access_token"]).json()["total"] > 0)
        expect(f"{name}: and nothing else", get("Observation?_count=1", token["access_token"]).status_code == 403)
        again = secrets.token_hex(8)
        expect(f"{name}: once", [ask(jti=again).status_code for _ in range(2)] == [200, 401])
        for what, changes in [
            ("another's address", {"aud": api}), ("too long", {"exp": int(time.time()) + 900}),
            ("over", {"exp": int(time.time()) - 60}), ("of another", {"sub": "x"}),
        ]:
            expect(f"{name}: {what} is refused", ask(**changes).status_code == 401)
    print("programs on their own: RS384 and ES384 by PyJWT, replays and wrong claims refused")


smart = requests.get(base + "/.well-known/smart-configuration", timeout=30).json()
page = requests.get(base + "/sign-in", timeout=30).text
citizen = re.search(r'name="persona" value="([^"]+)"', page).group(1)
categories = ["laboratory"]
expect("the document is where FHIR clients look", requests.get(api + "/.well-known/smart-configuration", timeout=30).json() == smart)
for work in [with_fhirclient, with_confidential, with_backend]:
    work()
print(f"{len(failures)} failures")
sys.exit(1 if failures else 0)
