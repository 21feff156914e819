"""What the screenshots and the checks share: a browser, the personas, and the pages that each of them can reach."""

import glob
import os
import re
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

WIDTHS = {360: 780, 768: 1024, 1440: 900}


def browser():
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--force-device-scale-factor=1", "--disable-dev-shm-usage", "--lang=da",
    ):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(60)
    driver.set_script_timeout(60)
    return driver


def axe_source():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    found = glob.glob(f"{root}/.venv/lib/python3*/site-packages/axe_playwright_python/axe.min.js")
    with open(found[0], encoding="utf-8") as file:
        return file.read()


def set_width(driver, width, height=None):
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height or WIDTHS[width], "deviceScaleFactor": 1, "mobile": width < 600})


def set_scheme(driver, scheme):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": scheme}]})


def set_language(driver, base, language):
    driver.get(f"{base}/language/{language}?from=/help")


def sign_off(driver):
    """Nobody is signed in any more. The open page is left first: it would notice, and go elsewhere while we do."""
    driver.get("about:blank")
    driver.execute_cdp_cmd("Network.clearBrowserCookies", {})


def persona_ids(driver, base):
    """The personas on the sign-in page, by the value of their buttons, with their names."""
    sign_off(driver)
    driver.get(f"{base}/sign-in")
    buttons = driver.find_elements(By.CSS_SELECTOR, "button[name=persona]")
    return [
        (button.get_attribute("value"), button.find_element(By.CSS_SELECTOR, ".person-card-name").text.splitlines()[-1])
        for button in buttons
    ]


def press(driver, selector):
    """Presses a button that leads to another page, and waits for that page: a click returns before it is there."""
    press_element(driver, driver.find_element(By.CSS_SELECTOR, selector))


def press_element(driver, element):
    page = driver.find_element(By.TAG_NAME, "html")
    element.click()
    # Between two pages there is none, and the driver's words for that differ.
    wait = WebDriverWait(driver, 60, ignored_exceptions=[WebDriverException])
    wait.until(lambda driver: driver.find_element(By.TAG_NAME, "html") != page)


def sign_in(driver, base, persona):
    sign_off(driver)
    driver.get(f"{base}/sign-in")
    press(driver, f"button[name=persona][value='{persona}']")


def shape(address):
    """An address without what differs from citizen to citizen, so that one of each kind is enough."""
    path = urlsplit(address).path
    path = re.sub(r"^/citizens/[^/]+", "/citizens/X", path)
    path = re.sub(r"/(courses)/.*$", r"/\1/X", path)
    path = re.sub(r"/entries/([^/]+)/.*$", r"/entries/\1/X", path)
    path = re.sub(r"^/reviews/.+$", "/reviews/X", path)
    return path


def find_patient(driver, base, name, birth_date):
    """Looks a patient up as staff do; gives the address of the first one found."""
    driver.get(f"{base}/find")
    driver.find_element(By.NAME, "name").send_keys(name)
    driver.find_element(By.NAME, "birth-date").send_keys(birth_date)
    press(driver, "form.form button[type=submit]")
    cards = driver.find_elements(By.CSS_SELECTOR, "main a.person-card")
    return cards[0].get_attribute("href") if cards else None


def links(driver, base):
    """Where a page leads: to pages, not to letters as files."""
    hrefs = driver.execute_script(
        "return [...document.querySelectorAll('a[href]:not([type=\"application/pdf\"])')].map(a => a.href)")
    return [href.split("#")[0] for href in hrefs
            if href.startswith(base + "/") and "/language/" not in href and "/assets/" not in href]


def reachable(driver, base, start, most_entries=4):
    """One address of each kind that can be reached from a page, breadth first."""
    found = {}
    entries = 0
    waiting = [start]
    while waiting:
        address = waiting.pop(0)
        kind = shape(address)
        if kind in found:
            continue
        if "/entries/" in kind:
            entries += 1
            if entries > most_entries:
                continue
        driver.get(address)
        found[kind] = driver.current_url
        # Whoever chooses among people goes on with somebody else's record than the first, if there is one.
        if driver.current_url.endswith("/citizens"):
            cards = driver.find_elements(By.CSS_SELECTOR, "main a.person-card")
            waiting += [card.get_attribute("href") for card in cards[-1:]]
        waiting += links(driver, base)
    return found


def citizen_of_first_persona(driver, base):
    """Name and birth date of the first citizen persona, as staff would write them; None where there is none."""
    for persona, name in persona_ids(driver, base):
        sign_in(driver, base, persona)
        match = re.search(r"CPR\s*(\d{2})(\d{2})(\d{2})-(\d{4})", driver.find_element(By.TAG_NAME, "body").text)
        if match:
            return name, match.group(0).replace("CPR", "").strip()
    return None


def pages_of(driver, base, persona, patient_number):
    """Every kind of page that a persona reaches."""
    sign_in(driver, base, persona)
    start = driver.current_url
    if start.endswith("/find") and patient_number:
        driver.find_element(By.NAME, "number").send_keys(patient_number)
        press(driver, "form.form button[type=submit]")
        cards = driver.find_elements(By.CSS_SELECTOR, "main a.person-card")
        patient = cards[0].get_attribute("href") if cards else driver.current_url
        pages = reachable(driver, base, patient)
        pages.setdefault("/find", start)
        return pages
    return reachable(driver, base, start)
