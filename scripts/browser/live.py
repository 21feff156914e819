"""One page changes when another session writes: within a second, and without taking anything from whoever reads.

Called by check.py. The other session is no browser: it signs in and sends forms as one would.
"""

import http.cookiejar
import re
import time
import urllib.parse
import urllib.request

import browsing
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

SECONDS = 1.0
LISTENS = "return document.getElementById('content').hasAttribute('data-listening')"
NOTICE = "return document.getElementById('renewal').textContent"


class Session:
    """Somebody who signs in and sends forms."""

    def __init__(self, base, persona):
        self.base = base
        jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.post("/sign-in", persona=persona)

    def get(self, path):
        with self.opener.open(self.base + path, timeout=30) as answer:
            return answer.read().decode()

    def post(self, path, page=None, **fields):
        token = re.search(r'name="form-token" value="([^"]+)"', self.get(page or path)).group(1)
        body = urllib.parse.urlencode({**fields, "form-token": token}).encode()
        with self.opener.open(self.base + path, body, timeout=30) as answer:
            return answer.read().decode()


def check(driver, tally, base):
    """On the first citizen's thread: what is written in its search stays when the thread grows."""
    persona = browsing.persona_ids(driver, base)[0][0]
    browsing.sign_in(driver, base, persona)
    citizen = re.search(r"/citizens/([^/?]+)", driver.current_url).group(1)
    other = Session(base, persona)
    problems = []

    def open_page():
        driver.get(f"{base}/citizens/{citizen}/thread")
        WebDriverWait(driver, 10).until(lambda driver: driver.execute_script(LISTENS))

    def write(form, **fields):
        other.post(f"/citizens/{citizen}/access{form}", **fields)
        return time.monotonic()

    def wait_for_notice(began, what):
        try:
            WebDriverWait(driver, 10, poll_frequency=0.02).until(lambda driver: driver.execute_script(NOTICE))
        except Exception:
            problems.append(f"{what}: nothing happened")
            return
        taken = time.monotonic() - began
        if taken > SECONDS:
            problems.append(f"{what}: took {taken:.1f} s")

    open_page()
    field = driver.find_element(By.CSS_SELECTOR, "main input[type=search], main input[type=text]")
    field.send_keys("halv")
    before = driver.find_element(By.ID, "content").get_attribute("innerHTML")
    wait_for_notice(write("?form=block", do="block", what="kind", kind="Condition", whom="all"), "a block")
    if driver.find_element(By.ID, "content").get_attribute("innerHTML") == before:
        problems.append("the page is as it was")
    field = driver.switch_to.active_element
    if field.tag_name != "input" or field.get_attribute("value") != "halv":
        problems.append("what was being written, or its place, is gone")
    field.send_keys("vejs")
    if field.get_attribute("value") != "halvvejs":
        problems.append("the writing does not go on where it was")
    tally.check("live: a page shows what another session wrote, and keeps what is written on it", problems)

    problems = []
    open_page()
    # Something is written that the new page has no place for.
    driver.execute_script("""
        const text = document.createElement("textarea");
        text.name = "nowhere-else";
        document.getElementById("content").append(text);
        text.value = "unsaved";
    """)
    wait_for_notice(write("?form=block", do="block", what="kind", kind="MedicationRequest", whom="all"), "another block")
    if not driver.find_elements(By.NAME, "nowhere-else"):
        problems.append("what was written is gone without a question")
    for button in driver.find_elements(By.CSS_SELECTOR, "#renewal button"):
        button.click()
    if driver.find_elements(By.NAME, "nowhere-else"):
        problems.append("the new page is not shown when asked for")
    tally.check("live: who would lose something is asked first", problems)

    problems = []
    open_page()
    asked = driver.execute_script(
        "return performance.getEntriesByType('resource').filter(e => e.initiatorType === 'fetch').map(e => e.name)")
    if any("/thread" in address for address in asked):
        problems.append("a page that nothing happens to asks for itself")
    tally.check("live: a calm page stays calm", problems)
