"""Checks every kind of page, as every persona, in a real browser.

    .venv/bin/python scripts/browser/check.py http://localhost:8080 [--quick]

For each page: axe-core finds nothing against WCAG 2.2 AA or its best practices, nothing scrolls sideways, there is one
h1 and a language, no card or link is empty. For each overview: Now, Next and Earlier, and a way to reach somebody, or the
sentence that says there is none, with each thing that goes on. A record of ten thousand entries can be browsed to its
end. For each persona: the keyboard reaches everything in the order of the page, with a visible mark, the
skip link first. Everything once more with JavaScript switched off. An open page shows what another session writes, within a
second (live.py). What is measured without a connection comes later, once, and stands on the nurse's list (monitoring.py). Ends with 1 if anything failed.

--quick: a phone's width only, and each kind of page once.
"""

import re
import sys
import urllib.request

import browsing
import live
import monitoring
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

AXE_RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(
  result => done(result.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | "))),
  error => done(["axe failed: " + error]));
"""

FOCUSED = """
const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
return {tag: e.tagName, text: (e.innerText || e.value || e.name || "").slice(0, 40), skip: e.classList.contains("skip"),
        id: e.id, outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0, width: r.width, height: r.height,
        index: [...document.querySelectorAll("*")].indexOf(e)};
"""

# Targets of at least 24 by 24, or links within a sentence (WCAG 2.2, 2.5.8), are checked by axe's target-size.


EMPTY = """
return [...document.querySelectorAll("main .card, main a, main button, main h1, main h2, main h3, main option, main dd, main td")]
  .filter(e => !e.textContent.trim() && !(e.tagName === "TD" && e.classList.contains("quiet-cell")))
  .slice(0, 3).map(e => "empty " + e.tagName.toLowerCase() + "." + e.className);
"""

OVERVIEW = """
const problems = [];
const isEmptyRecord = document.querySelector("main > .empty") !== null;
for (const id of ["now", "next", "earlier"])
  if (!isEmptyRecord && !document.getElementById(id)) problems.push("no " + id);
if (isEmptyRecord && !document.querySelector("main .nobody, main .contact")) problems.push("nobody to turn to");
for (const card of document.querySelectorAll("article.matter"))
  if (!card.querySelector("a[href^='tel:'], a[href^='mailto:'], .nobody, .contact-line"))
    problems.push("nobody to contact about " + card.querySelector("h3").textContent);
return problems;
"""

# Those of records.py.
IMPORTED = "look-at-"
ENORMOUS = IMPORTED + "enormous"
MOST_PAGES = 400


class Tally:
    def __init__(self):
        self.passed = 0
        self.failures = []

    def check(self, what, problems):
        if problems:
            self.failures.append((what, problems))
            print(f"FAILED {what}: {problems}", flush=True)
        else:
            self.passed += 1


def main():
    base = sys.argv[1].rstrip("/")
    quick = "--quick" in sys.argv
    axe = browsing.axe_source()
    tally = Tally()
    driver = browsing.browser()
    try:
        citizen = browsing.citizen_of_first_persona(driver, base)
        number = citizen[1] if citizen else None
        personas = browsing.persona_ids(driver, base)
        tally.check("there are personas to be", [] if personas else ["none"])
        visits = [("visitor", None, {"/sign-in": f"{base}/sign-in", "/help": f"{base}/help",
                                     "/missing": f"{base}/no-such-page"})]
        for persona, name in personas:
            known = set().union(*(pages for _, _, pages in visits))
            visits.append((name, persona, pages_to_check(driver, base, persona, number, known, quick)))
        seen = set()
        for name, persona, pages in visits:
            if persona:
                browsing.sign_in(driver, base, persona)
            else:
                browsing.sign_off(driver)
            is_staff = "/find" in pages
            for width, scheme, language in rounds(quick):
                browsing.set_language(driver, base, language)
                browsing.set_scheme(driver, scheme)
                browsing.set_width(driver, width)
                for kind, address in pages.items():
                    if quick and (kind, is_staff) in seen:
                        continue
                    seen.add((kind, is_staff))
                    check_page(driver, axe, tally, address, f"{name} {kind} {width} {scheme} {language}")
            keyboard(driver, tally, next(iter(pages.values())), name)
        without_scripts(driver, tally, base, visits, quick)
        live.check(driver, tally, base)
        monitoring.check(driver, tally, base, check_page, axe)
        if any(persona == ENORMOUS for persona, _ in personas):
            to_the_end(driver, tally, base)
    finally:
        driver.quit()
    print(f"{tally.passed} passed, {len(tally.failures)} failed")
    sys.exit(1 if tally.failures else 0)


def pages_to_check(driver, base, persona, number, known, quick):
    """Every page that a persona reaches; quickly: of members of staff only the first's, of imported records the lists."""
    if not quick:
        return browsing.pages_of(driver, base, persona, number)
    browsing.sign_in(driver, base, persona)
    start = driver.current_url
    if start.endswith("/unit") and "/unit" in known:
        return {"/unit": start}
    if persona.startswith(IMPORTED):
        return {f"/{persona}{part}": start + part for part in ("", "/ahead", "/courses", "/thread", "/results")}
    return browsing.pages_of(driver, base, persona, number)


def rounds(quick):
    if quick:
        return [(360, "light", "da")]
    return [(360, "light", "da"), (768, "light", "en"), (1440, "light", "da"), (1440, "dark", "da")]


def check_page(driver, axe, tally, address, what):
    driver.get(address)
    driver.execute_script(axe)
    problems = driver.execute_async_script(AXE_RUN)
    wide = driver.execute_script(
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        problems.append(f"scrolls sideways by {wide} px")
    headings = len(driver.find_elements(By.TAG_NAME, "h1"))
    if headings != 1:
        problems.append(f"{headings} h1")
    problems += driver.execute_script(EMPTY)
    if re.search(r"/citizens/[^/?]+$", driver.current_url):
        problems += driver.execute_script(OVERVIEW)
    tally.check(what, problems)


def keyboard(driver, tally, address, name):
    """Tabs through a page: the skip link first, then everything in the order of the document, always marked."""
    browsing.set_width(driver, 1440)
    driver.get(address)
    body = driver.find_element(By.TAG_NAME, "body")
    problems = []
    last = -1
    for step in range(40):
        body.send_keys(Keys.TAB) if step == 0 else driver.switch_to.active_element.send_keys(Keys.TAB)
        focused = driver.execute_script(FOCUSED)
        if focused["tag"] in ("BODY", "HTML"):
            break
        if step == 0 and not focused["skip"]:
            problems.append(f"first stop is {focused['text']!r}, not the skip link")
        if focused["index"] <= last:
            break
        last = focused["index"]
        if not focused["outline"]:
            problems.append(f"{focused['text']!r} has no visible focus")
        if focused["width"] < 1:
            problems.append(f"{focused['text']!r} cannot be seen")
    if last < 0:
        problems.append("nothing can be reached")
    driver.get(address)
    driver.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    driver.switch_to.active_element.send_keys(Keys.ENTER)
    if driver.execute_script(FOCUSED)["id"] != "content":
        problems.append("the skip link does not lead to the content")
    tally.check(f"{name}: keyboard", problems)


def to_the_end(driver, tally, base):
    """Follows the thread of the enormous record page by page, as plainly as a browser without anything else would."""
    browsing.sign_in(driver, base, ENORMOUS)
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in driver.get_cookies())
    address = driver.current_url + "/thread"
    seen = set()
    problems = []
    total = None
    for _ in range(MOST_PAGES):
        request = urllib.request.Request(address, headers={"Cookie": cookies})
        with urllib.request.urlopen(request, timeout=60) as answer:
            page = answer.read().decode()
        total = total or int(re.search(r">([\d.]+) hændelser<", page).group(1).replace(".", ""))
        for entry in set(re.findall(r'/entries/([^"]+)"', page)):
            if entry in seen:
                problems.append(f"{entry} twice")
            seen.add(entry)
        older = re.search(r'href="([^"]*after=[^"]*)" rel="next"', page)
        if not older:
            break
        address = base + older.group(1).replace("&amp;", "&")
    if len(seen) != total or total < 10_000:
        problems.append(f"{len(seen)} entries of {total} were reached")
    tally.check("ten thousand entries to the end", problems[:5])


def without_scripts(driver, tally, base, visits, quick):
    seen = set()
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        for name, persona, pages in visits:
            problems = []
            if persona:
                browsing.sign_in(driver, base, persona)
            else:
                browsing.sign_off(driver)
            for kind, address in pages.items():
                if quick and kind in seen:
                    continue
                seen.add(kind)
                driver.get(address)
                if not driver.find_elements(By.CSS_SELECTOR, "main h1"):
                    problems.append(f"{kind} has no heading")
            folds = driver.find_elements(By.CSS_SELECTOR, "main details:not([open]) > summary")
            if folds:
                folds[0].click()
                if not driver.find_elements(By.CSS_SELECTOR, "main details[open]"):
                    problems.append("a fold does not open")
            tally.check(f"{name}: without JavaScript", problems)
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


if __name__ == "__main__":
    main()
