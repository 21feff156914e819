"""One citizen's morning without a connection, then with one, and the nurse's list that changes by itself.

Called by check.py. The connection is a relay of our own between the citizen's browser and the server: it is cut and made
whole again, which the browser cannot tell from a net that is gone. The nurse's browser goes to the server itself.
"""

import re
import socket
import threading
import time
from urllib.parse import urlsplit

import browsing
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

SECONDS = 1.5
KEEPING = "return Object.assign({hidden: true}, document.getElementById('keeping')?.dataset)"
LISTENS = "return document.getElementById('content').hasAttribute('data-listening')"
DEVICE = """
const done = arguments[arguments.length - 1];
Promise.all([caches.keys(), indexedDB.databases(), navigator.serviceWorker.getRegistrations()])
  .then(([stores, databases, workers]) => done(stores.length + databases.length + workers.length));
"""


class Relay:
    """A connection to the server that can be cut."""

    def __init__(self, base):
        self.target = (urlsplit(base).hostname, urlsplit(base).port)
        self.port = None
        self.open()

    @property
    def base(self):
        return f"http://localhost:{self.port}"

    def open(self):
        self.listener = socket.create_server(("127.0.0.1", self.port or 0))
        self.port = self.listener.getsockname()[1]
        self.sockets = [self.listener]
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def cut(self):
        for one in self.sockets:
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            one.close()

    def accept(self, listener):
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection(self.target)
            except OSError:
                return
            self.sockets += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=pass_on, args=(one, other), daemon=True).start()


def pass_on(one, other):
    try:
        while data := one.recv(65536):
            other.sendall(data)
    except OSError:
        pass
    for end in (one, other):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def plan(driver, base):
    """A citizen with a plan, and somebody at work whose unit watches it: those of the demo, or begun here by the pages."""
    citizens, staff = [], []
    for persona, _ in browsing.persona_ids(driver, base):
        browsing.sign_in(driver, base, persona)
        found = re.search(r"/citizens/([^/?]+)$", driver.current_url)
        if found:
            citizens.append((persona, found.group(1)))
        elif driver.current_url.endswith(("/unit", "/find")):
            staff.append(persona)
    measures = []
    for persona, citizen in citizens:
        browsing.sign_in(driver, base, persona)
        driver.get(f"{base}/citizens/{citizen}/today")
        if driver.find_elements(By.NAME, "value-spo2"):
            measures.append((persona, citizen))
    for worker in staff:
        browsing.sign_in(driver, base, worker)
        driver.get(f"{base}/monitoring?show=green")
        for persona, citizen in measures:
            if driver.find_elements(By.CSS_SELECTOR, f"main a[href$='/citizens/{citizen}/monitoring']"):
                return persona, citizen, worker
    for worker in staff:
        browsing.sign_in(driver, base, worker)
        for persona, citizen in citizens:
            if begin(driver, f"{base}/citizens/{citizen}/monitoring"):
                return persona, citizen, worker
    return None


def begin(driver, address):
    driver.get(address)
    if driver.current_url != address or not driver.find_elements(By.NAME, "programme"):
        return False
    driver.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    choice = Select(driver.find_element(By.NAME, "programme"))
    wanted = [option for option in choice.options if re.search("KOL|COPD", option.text)]
    if not wanted:
        return False
    choice.select_by_visible_text(wanted[0].text)
    browsing.press(driver, "form:has([name=programme]) button[type=submit]")
    return True


def check(driver, tally, base, check_page, axe):
    found = plan(driver, base)
    tally.check("monitoring: somebody measures at home", [] if found else ["nobody does"])
    if not found:
        return
    persona, citizen, worker = found
    relay = Relay(base)
    home = browsing.browser()
    try:
        morning(driver, home, relay, tally, base, persona, citizen, worker, check_page, axe)
    finally:
        home.quit()
        relay.cut()


def morning(driver, home, relay, tally, base, persona, citizen, worker, check_page, axe):
    page = f"{relay.base}/citizens/{citizen}/today"
    browsing.set_width(home, 360)
    browsing.sign_in(home, relay.base, persona)
    browsing.set_language(home, relay.base, "da")
    check_page(home, axe, tally, page, "monitoring: today")
    wait(home, lambda: home.execute_script(KEEPING).get("ready"), "today's page is not kept", tally)

    relay.cut()
    check_page(home, axe, tally, page, "monitoring: today without a connection")
    problems = []
    if home.execute_script(KEEPING).get("kept") != "1":
        problems.append("the kept page is not there")
    name = home.find_element(By.CSS_SELECTOR, "form[data-sends] input[name=value-spo2]")
    name.send_keys("8,1")
    submit(home, name)
    if not home.find_element(By.CSS_SELECTOR, "form:has([name=value-spo2]) [data-doubt]").text:
        problems.append("an impossible value is not asked back about")
    name.clear()
    name.send_keys("81")
    submit(home, name)
    wait(home, lambda: home.execute_script(KEEPING).get("state") == "waiting", "the value does not wait", tally)
    home.get(page)
    wait(home, lambda: "81" in home.find_element(By.ID, "keeping").text, "what waits is gone after closing", tally)

    browsing.set_width(driver, 1440)
    browsing.sign_in(driver, base, worker)
    browsing.set_language(driver, base, "da")
    check_page(driver, axe, tally, f"{base}/monitoring", "monitoring: the unit's list")
    wait(driver, lambda: driver.execute_script(LISTENS), "the list does not listen", tally)
    # The demonstration may have something of this citizen already.
    before = reasons(driver, citizen)

    relay.open()
    began = time.monotonic()
    home.find_element(By.CSS_SELECTOR, "#keeping button").click()
    wait(driver, lambda: reasons(driver, citizen) > before, "nothing red on the nurse's list", tally)
    taken = time.monotonic() - began
    print(f"monitoring: from coming online to the nurse's list in {taken:.2f} s", flush=True)
    if taken > SECONDS:
        problems.append(f"took {taken:.1f} s to the nurse's list")
    wait(home, lambda: home.execute_script(KEEPING).get("kept") != "1", "the real page does not come back", tally)
    # Two windows, a reload: it is there once.
    home.get(page)
    home.get(page)
    driver.get(f"{base}/citizens/{citizen}/monitoring")
    said = [one.text for one in driver.find_elements(By.CSS_SELECTOR, ".worklist-reasons li") if "81" in one.text]
    if len(said) != 1:
        problems.append(f"it stands there {len(said)} times: {said}")
    tally.check("monitoring: a value that was measured offline comes once, red, with its reason", problems)

    check_page(driver, axe, tally, driver.current_url, "monitoring: one citizen, as staff")
    browsing.press(driver, "form.press:has([value=take]) button")
    driver.execute_script("document.querySelectorAll('details').forEach(one => one.open = true)")
    driver.find_element(By.NAME, "words").send_keys("Vi talte sammen. Du ringer, hvis det bliver værre.")
    browsing.press(driver, "form:has([value=complete]) button[type=submit]")
    home.get(page)
    told = home.find_element(By.ID, "content").text
    tally.check(
        "monitoring: the citizen sees what was done", [] if "Vi talte sammen" in told else ["nothing is told"])

    driver.get(f"{base}/programmes")
    for address in {driver.current_url, *(link for link in browsing.links(driver, base) if "/programmes/" in link)}:
        check_page(driver, axe, tally, address, f"monitoring: {urlsplit(address).path}")

    browsing.press(home, "form[action='/sign-out'] button")
    left = home.execute_async_script(DEVICE)
    tally.check("monitoring: signing out empties the device", [f"{left} things are left"] if left else [])


def submit(driver, field):
    driver.execute_script("arguments[0].form.querySelector('button[type=submit]').click()", field)


def reasons(driver, citizen):
    """How many reasons stand on the list in a red line of this citizen."""
    line = f".worklist-red:has(a[href$='/citizens/{citizen}/monitoring'])"
    return len(driver.find_elements(By.CSS_SELECTOR, f"{line} .worklist-reasons li"))


def wait(driver, holds, otherwise, tally):
    try:
        WebDriverWait(driver, 15, poll_frequency=0.02).until(lambda _: holds())
    except Exception:
        tally.check(f"monitoring: {otherwise}", [driver.current_url])
