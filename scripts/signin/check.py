"""Signs people in with a real provider, in programs and in a browser. See run.

    python check.py BINARY WORK_FOLDER
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from urllib.parse import urljoin, urlsplit

import requests
from cryptojwt.jwk.ec import new_ec_key
from cryptography.hazmat.primitives import serialization

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "browser"))
import browsing  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

binary, work = os.path.abspath(sys.argv[1]), sys.argv[2]
PORT, PROVIDER_PORT = int(os.environ.get("PORT", "18490")), int(os.environ.get("PROVIDER_PORT", "18491"))
base, issuer = f"http://127.0.0.1:{PORT}", f"http://127.0.0.1:{PROVIDER_PORT}"
record = f"{work}/record.tovholder"
# Seconds; the end is announced a third of it before.
IDLE = 45
CPR, CVR, AUTHORISATIONS = "urn:oid:1.2.208.176.1.2", "http://cvr.dk", "https://autregweb.sst.dk"

PEOPLE = {
    "karen": {"sub": "subject-1", "cpr": "640348-1234"},
    "stranger": {"sub": "subject-2", "cpr": "6101901111"},
    "anne": {"sub": "subject-3", "authorisation": "BCD12", "organisation": "29190925"},
}
RESOURCES = [
    {"resourceType": "Patient", "id": "karen", "name": [{"text": "Karen Sørensen"}],
     "identifier": [{"system": CPR, "value": "6403481234"}]},
    {"resourceType": "Patient", "id": "emil", "name": [{"text": "Emil Kjær"}]},
    {"resourceType": "Organization", "id": "ward", "name": "Lungemedicin",
     "identifier": [{"system": CVR, "value": "29190925"}],
     "type": [{"coding": [{"system": "https://tovholder.dk/fhir/CodeSystem/sector", "code": "hospital"}]}]},
    {"resourceType": "Practitioner", "id": "anne", "name": [{"text": "Anne Lund"}], "qualification": [{
        "identifier": [{"system": AUTHORISATIONS, "value": "BCD12"}],
        "code": {"coding": [{"system": "http://hl7.dk/fhir/core/CodeSystem/DkCoreProfessionGroupCodes", "code": "5166"}]}}]},
    {"resourceType": "PractitionerRole", "id": "r1", "practitioner": {"reference": "Practitioner/anne"},
     "organization": {"reference": "Organization/ward"}},
]

passed = 0


def expect(what, holds, detail=""):
    global passed
    if not holds:
        print(f"FAILED {what} {detail}", flush=True)
        sys.exit(1)
    passed += 1


def write(name, text):
    with open(f"{work}/{name}", "w", encoding="utf-8") as file:
        file.write(text)


def prepare():
    write("people.json", json.dumps(PEOPLE))
    # No signs that RFC 6749 has encoded: this provider takes a secret as it stands.
    write("secret", "a-secret_of.ours~0123456789\n")
    key = new_ec_key("P-256", use="sig", kid="ours")
    write("client-jwks.json", json.dumps({"keys": [key.serialize()]}))
    write("client.pem", key.private_key().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode())
    write("people.ndjson", "".join(json.dumps(resource) + "\n" for resource in RESOURCES))
    subprocess.run([binary, "import", "--record", record, f"{work}/people.ndjson"], check=True, capture_output=True)


def environment(**more):
    def of(name, client, kind, **more):
        prefix = f"TOVHOLDER_SIGN_IN_{name}_"
        settings = {"ISSUER": issuer, "CLIENT": client, "KIND": kind, **more}
        return {prefix + setting: value for setting, value in settings.items()}

    return {
        **os.environ, "TOVHOLDER_PUBLIC_URL": base, "TOVHOLDER_SIGN_IN": "citizens,staff",
        **of("CITIZENS", "citizens-client", "citizen", LABEL="MitID", SECRET_FILE=f"{work}/secret"),
        **of("STAFF", "staff-client", "professional", LABEL="Region", KEY_FILE=f"{work}/client.pem"),
        "TOVHOLDER_SESSION_IDLE_SECONDS": str(IDLE), **more}


def start(arguments, log, ready, **options):
    with open(f"{work}/{log}", "a", encoding="utf-8") as file:
        process = subprocess.Popen(arguments, stdout=file, stderr=file, **options)
    for _ in range(240):
        if process.poll() is not None:
            break
        try:
            if requests.get(ready, timeout=5).status_code == 200:
                return process
        except requests.RequestException:
            time.sleep(0.25)
    with open(f"{work}/{log}", encoding="utf-8") as file:
        print(file.read()[-4000:])
    expect(f"{arguments[0]} starts", False)


def serve():
    return start(
        [binary, "serve", "--record", record, "--port", str(PORT)], "server.log", f"{base}/health/ready",
        env=environment())


def provider():
    here = os.path.dirname(os.path.abspath(__file__))
    return start(
        [sys.executable, f"{here}/provider.py", str(PROVIDER_PORT), base, work], "provider.log",
        f"{issuer}/.well-known/openid-configuration", env={**os.environ, "PYTHONWARNINGS": "ignore"})


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.wait(60)


class Browser(requests.Session):
    """A browser without eyes. Both servers are on one host, and browsers tell cookies apart by hosts: so two jars."""

    def __init__(self):
        super().__init__()
        self.jars = {PORT: requests.cookies.RequestsCookieJar(), PROVIDER_PORT: requests.cookies.RequestsCookieJar()}

    def ask(self, method, address, **options):
        self.cookies = self.jars[urlsplit(address).port]
        answer = self.request(method, address, allow_redirects=False, timeout=30, **options)
        self.jars[urlsplit(address).port] = self.cookies
        return answer

    def follow(self, answer, until):
        """Goes where redirections lead, up to the first address that begins so."""
        while answer.status_code in (302, 303):
            address = urljoin(answer.url, answer.headers["Location"])
            if address.startswith(until):
                return address, None
            answer = self.ask("GET", address)
        return answer.url, answer

    def depart(self, name, goal=""):
        """Presses the button; gives the provider's form."""
        answer = self.ask("GET", f"{base}/sign-in/{name}{goal}")
        expect(f"{name}: sent to the provider", answer.headers.get("Location", "").startswith(issuer), answer.text)
        return self.follow(answer, "nowhere")[1]

    def come_back(self, form, person):
        """Signs in at the provider; gives the address that leads back."""
        token = re.search(r"name=token value='([^']+)'", form.text)
        expect("the provider asks who it is", token is not None, form.text)
        answer = self.ask("POST", f"{issuer}/verify/user", data={"token": token.group(1), "username": person})
        address, rest = self.follow(answer, base)
        expect("the provider sends back", rest is None, rest.text if rest is not None else "")
        return address

    def sign_in(self, name, person, goal=""):
        return self.ask("GET", self.come_back(self.depart(name, goal), person))

    def form_token(self, page):
        return re.search(r'name="form-token" value="([0-9a-f]+)"', self.ask("GET", page).text).group(1)


def programs():
    page = Browser().ask("GET", f"{base}/sign-in").text
    expect("both ways in are offered", "/sign-in/citizens" in page and "/sign-in/staff" in page)
    expect("nobody can be chosen", 'name="persona"' not in page)

    karen = Browser()
    form = karen.depart("citizens", "?from=%2Fcitizens%2Fkaren%2Fthread")
    back = karen.come_back(form, "karen")
    attempt = karen.jars[PORT].get("tovholder-sign-in")
    answer = karen.ask("GET", back)
    expect("a citizen comes to the page asked for", answer.headers.get("Location") == "/citizens/karen/thread", answer.text)
    expect("and sees it", "Karen Sørensen" in karen.ask("GET", f"{base}/citizens/karen").text)
    expect("and nobody else's", karen.ask("GET", f"{base}/citizens/emil").status_code == 404)
    karen.jars[PORT].set("tovholder-sign-in", attempt, domain="127.0.0.1", path="/")
    expect("the way back leads in once", karen.ask("GET", back).status_code == 400)

    expect("somebody else's way back does not", Browser().ask("GET", back).status_code == 400)
    stranger = Browser().sign_in("citizens", "stranger")
    expect("a stranger is told so", stranger.status_code == 403 and "Vi kender dig ikke her" in stranger.text)
    expect("and nothing more", "6101901111" not in stranger.text)
    anne = Browser()
    expect("staff come to their unit", anne.sign_in("staff", "anne").headers.get("Location") == "/unit")
    return karen


def restart(server, karen):
    stop(server)
    server = serve()
    expect("a session outlives a restart", karen.ask("GET", f"{base}/citizens/karen").status_code == 200)
    return server


def sign_out_there():
    """Signs out at the provider, which tells us by the back channel."""
    browser = Browser()
    expect("signed in", browser.sign_in("citizens", "karen").status_code == 303)
    other = Browser()
    expect("and elsewhere too", other.sign_in("citizens", "karen").status_code == 303)
    page = browser.follow(browser.ask("GET", f"{issuer}/session"), "nowhere")[1]
    signed = re.search(r"name=sjwt value='([^']+)'", page.text)
    expect("the provider asks whether to sign out", signed is not None, page.text)
    browser.ask("POST", f"{issuer}/rp_logout", data={"sjwt": signed.group(1)})
    expect("signed out there is signed out here", browser.ask("GET", f"{base}/citizens/karen").status_code == 401)
    expect("one session only", other.ask("GET", f"{base}/citizens/karen").status_code == 200)


def in_a_browser():
    driver = browsing.browser()
    try:
        browsing.set_language(driver, base, "da")
        driver.get(f"{base}/sign-in?from=%2Fcitizens%2Fkaren")
        driver.find_element(By.CSS_SELECTOR, "a[href^='/sign-in/citizens']").click()
        driver.find_element(By.NAME, "username").send_keys("karen")
        browsing.press(driver, "button")
        expect("a browser comes back to the page", driver.current_url == f"{base}/citizens/karen", driver.current_url)
        told_and_stays(driver)
        told_and_leaves(driver)
        without_scripts(driver)
        signs_out(driver)
    finally:
        driver.quit()


def dialogue(driver, seconds):
    wait = WebDriverWait(driver, seconds)
    wait.until(lambda driver: driver.find_element(By.ID, "session-dialogue").get_attribute("open") is not None)


def told_and_stays(driver):
    began = time.monotonic()
    dialogue(driver, IDLE)
    expect("told before the end", time.monotonic() - began < IDLE - 5, f"{time.monotonic() - began:.0f} s")
    expect("the button has the focus", driver.switch_to.active_element.tag_name == "button")
    driver.execute_script(browsing.axe_source())
    problems = driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']}).then("
        "r => done(r.violations.map(v => v.id)), e => done([String(e)]))")
    expect("axe finds nothing", problems == [], problems)
    # By the keyboard: the button has the focus.
    driver.switch_to.active_element.send_keys("\n")
    WebDriverWait(driver, 10).until(
        lambda driver: driver.find_element(By.ID, "session-dialogue").get_attribute("open") is None)
    expect("the page is still there", driver.current_url == f"{base}/citizens/karen")
    time.sleep(IDLE - (time.monotonic() - began) + 3)
    driver.get(f"{base}/citizens/karen")
    expect("and so is the session", "Karen Sørensen" in driver.page_source)


def told_and_leaves(driver):
    dialogue(driver, IDLE)
    WebDriverWait(driver, IDLE).until(lambda driver: "/session/ended" in driver.current_url)
    expect("the page is taken away at the end", "Karen Sørensen" not in driver.page_source)
    link = driver.find_element(By.CSS_SELECTOR, "main a.button").get_attribute("href")
    expect("and leads back", link.endswith("/sign-in?from=%2Fcitizens%2Fkaren"), link)


def without_scripts(driver):
    """The provider still knows the browser: signing in again is one press."""
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        driver.find_element(By.CSS_SELECTOR, "main a.button").click()
        driver.find_element(By.CSS_SELECTOR, "a[href^='/sign-in/citizens']").click()
        if driver.find_elements(By.NAME, "username"):
            driver.find_element(By.NAME, "username").send_keys("karen")
            browsing.press(driver, "button")
        expect("back on the page", driver.current_url == f"{base}/citizens/karen", driver.current_url)
        WebDriverWait(driver, IDLE).until(lambda driver: "/session?from=" in driver.current_url)
        # The address changes before the page is there.
        headings = WebDriverWait(driver, 10).until(lambda driver: driver.find_elements(By.CSS_SELECTOR, "main h1"))
        expect("told by a page of its own", headings[0].text == "Er du der stadig?", driver.page_source)
        browsing.press(driver, "main form button")
        expect("and goes on", driver.current_url == f"{base}/citizens/karen", driver.current_url)
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def signs_out(driver):
    driver.get(f"{base}/help")
    browsing.press(driver, "form[action='/sign-out'] button")
    expect("the provider asks whether to sign out there too", driver.current_url.startswith(issuer), driver.current_url)
    browsing.press(driver, "button")
    expect("and sends back", driver.current_url == f"{base}/signed-out", driver.current_url)
    driver.get(f"{base}/citizens/karen")
    expect("the session has ended", "Karen Sørensen" not in driver.page_source)


def new_keys():
    """More than half a minute has gone by since keys were asked for, so that new ones may be."""
    old = requests.get(f"{issuer}/keys", timeout=10).json()
    new = requests.post(f"{issuer}/check/rotate", timeout=10).json()
    kids = [{key["kid"] for key in keys["keys"]} for keys in (old, new)]
    expect("the provider has other keys", not kids[0] & kids[1], kids)
    expect("which are found", Browser().sign_in("citizens", "karen").status_code == 303)


def main():
    prepare()
    refused = subprocess.run(
        [binary, "serve", "--record", record, "--port", str(PORT)], env=environment(TOVHOLDER_PERSONAS="1"),
        capture_output=True, text=True, timeout=60)
    expect("no personas on a record that is no demo", refused.returncode == 2 and "TOVHOLDER_PERSONAS" in refused.stderr)
    processes = []
    try:
        processes.append(provider())
        processes.append(serve())
        karen = programs()
        processes[1] = restart(processes[1], karen)
        sign_out_there()
        in_a_browser()
        new_keys()
        with open(f"{work}/server.log", encoding="utf-8") as log:
            text = log.read()
        expect("the log names nobody", not re.search("640348|610190|Karen|subject-|BCD12|29190925", text), text)
    finally:
        for process in processes:
            stop(process)
    print(f"{passed} passed")


main()
