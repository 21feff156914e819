"""One way home, in a real browser, from all sides, over five days in two minutes.

    .venv/bin/python scripts/browser/scenario.py http://localhost:8080 CLOCK TOKEN

A woman of 84 is admitted with COPD, goes home to home nursing, and is worse on day two; the municipality's nurse asks the
department, which has her come at once; on day four she passes to her general practitioner. Each step is taken by the one
whose step it is, on the page that is there for it, and looked at by the others: herself, her daughter, the department, the
home nurse, her doctor and the department's coordinator. Each page is held to what check.py holds pages to.

CLOCK is the file that the demo was started with (`tovholder demo --clock`): the script writes what time it is. TOKEN is a
system's: the admission comes from the hospital's own system, by the API. Ends with 1 if anything failed.
"""

import json
import re
import sys
import time
import urllib.request

import browsing
import check
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

EXTENSIONS = "https://tovholder.dk/fhir/StructureDefinition/"
PERSONAS = "https://tovholder.dk/fhir/CodeSystem/persona"
SIDES = {
    "citizen": "frail-citizen", "daughter": "frail-citizens-daughter", "department": "hospital-doctor",
    "nurse": "municipal-nurse", "clinic": "general-practitioner", "coordinator": "coordinator",
}
# Those who are out and about look on a telephone.
NARROW = {"citizen", "daughter", "nurse"}
COURSE = "KOL med forværring"
GOAL = "At kunne sidde i haven igen"
QUESTION = "Hun har mere åndenød end i går, og iltmætningen er 86. Hvad gør vi?"
ANSWER = "Send hende ind til os klokken 22. Vi venter hende."

# Sets the fields of the form that does something, and says which of them it has not.
FILL = """
const form = document.querySelector(arguments[0]).closest("form"), missing = [];
for (const [name, value] of Object.entries(arguments[1])) {
  const field = form.elements.namedItem(name);
  if (!field) { missing.push(name); continue; }
  field.value = value;
  if (field.value !== value) missing.push(name + "=" + value);
}
return missing;
"""


class Failed(Exception):
    """A step could not be taken: what comes after it makes no sense."""


class Story:
    def __init__(self, driver, base, clock, token):
        self.driver = driver
        self.base = base
        self.clock = clock
        self.token = token
        self.axe = browsing.axe_source()
        self.tally = check.Tally()
        self.side = None
        self.ids = {side: self.person(code)["id"] for side, code in SIDES.items()}

    # Programs

    def ask_api(self, path, body=None):
        request = urllib.request.Request(
            f"{self.base}/fhir/{path}", json.dumps(body).encode() if body else None,
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/fhir+json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)

    def person(self, code):
        found = self.ask_api(f"Person?_tag={PERSONAS}%7C{code}")["entry"]
        return found[0]["resource"]

    # Time

    def at(self, instant):
        """It is then, and all that was due by then has happened."""
        with open(self.clock, "r+", encoding="ascii") as file:
            file.write(instant + "\n")
        self.settle()

    def settle(self):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with urllib.request.urlopen(f"{self.base}/metrics", timeout=30) as answer:
                overdue = re.search(r"^tovholder_clocks_overdue (\S+)$", answer.read().decode(), re.MULTILINE)
            if overdue and float(overdue.group(1)) == 0:
                return
            time.sleep(0.05)
        raise Failed("the clocks do not come to rest")

    # People

    def be(self, side):
        browsing.set_width(self.driver, 360 if side in NARROW else 1440)
        browsing.sign_in(self.driver, self.base, self.ids[side])
        self.side = side

    def sees(self, side, address, *texts, but=()):
        """Somebody signs in and opens a page, which says all this, none of that, and is as pages must be."""
        self.be(side)
        self.reads(address, *texts, but=but)

    def reads(self, address, *texts, but=()):
        what = f"{self.side} {re.sub('id=[^&]*', 'id=…', address)}"
        check.check_page(self.driver, self.axe, self.tally, self.base + address, what)
        text = self.driver.find_element(By.TAG_NAME, "main").text
        problems = [f"does not say {words!r}" for words in texts if words not in text]
        problems += [f"says {words!r}" for words in but if words in text]
        self.tally.check(f"{what}: {', '.join(texts)}", problems)

    def does(self, step, fields=None, within=""):
        """Fills in the form that takes a step, on the page that is open, and sends it."""
        button = f"{within} [name=do][value='{step}']".strip()
        if not self.driver.find_elements(By.CSS_SELECTOR, button):
            raise Failed(f"{self.side}: there is nothing to {step} with on {self.driver.current_url}")
        missing = self.driver.execute_script(FILL, button, fields or {})
        if missing:
            raise Failed(f"{self.side}, {step}: no {missing} on {self.driver.current_url}")
        element = self.driver.find_element(By.CSS_SELECTOR, button)
        if element.get_attribute("type") == "hidden":
            # Then the form has one button.
            element = element.find_element(By.XPATH, "ancestor::form").find_element(By.CSS_SELECTOR, "[type=submit]")
        browsing.press_element(self.driver, element)
        refused = [e.text for e in self.driver.find_elements(By.CSS_SELECTOR, "main [role=alert]")]
        self.tally.check(f"{self.side}: {step}", refused)

    def opens(self, address):
        self.driver.get(self.base + address)


def tell(story):
    citizen = story.person(SIDES["citizen"])["link"][0]["target"]["reference"].split("/")[1]
    own = f"/citizens/{citizen}"
    department, role = workplace(story, "department")
    nursing, _ = workplace(story, "nurse")
    clinic, _ = workplace(story, "clinic")

    # Monday morning, at home.
    story.at("2026-11-23T08:00:00+01:00")
    for side in ["citizen", "daughter", "nurse", "clinic"]:
        story.sees(side, own, "KOL", but=[COURSE])
    story.be("department")
    story.opens(own)
    story.tally.check(
        "the department has nothing to do with her yet",
        [] if "/opening" in story.driver.current_url else [f"it sees {story.driver.current_url}"])

    # She is admitted: the hospital's system says so.
    story.at("2026-11-23T09:30:00+01:00")
    name = admit(story, citizen, department, role)
    for side in SIDES:
        story.sees(side, own, COURSE, department["name"])
    story.sees("department", "/unit?list=all", name, COURSE)

    # The department plans that she goes home tomorrow; everybody sees it the same minute.
    story.at("2026-11-23T10:30:00+01:00")
    story.sees("department", f"{own}/discharges", "Begynd udskrivelse")
    story.does("begin", {
        "expected": "2026-11-24T14:00", "destination": "home", "needs-nursing": "yes",
        "nursing": f"Organization/{nursing['id']}", "needs-rehabilitation": "no"})
    discharge = re.search(r"[?&]id=([^&]+)", story.driver.current_url).group(1)
    page = f"{own}/discharges?id={discharge}"
    for side in ["citizen", "daughter"]:
        story.sees(side, own, "Hjem fra sygehuset", "har ansvaret, mens indlæggelsen varer", "Plejeforløbsplan")
    for side in ["nurse", "clinic"]:
        story.sees(side, "/going-home", "På vej til jer", name)

    # What she and her daughter expect; the documents, each sent and received.
    story.sees("department", page, "Samtale om at komme hjem", "Mangler")
    story.does("talk", {"goals": GOAL, "relatives": "At nogen kommer om aftenen."})
    for part in ["care-course-plan", "discharge-report", "aids-and-supplies", "medication-reconciliation"]:
        send(story, f"{page}&part={part}")
    story.sees("nurse", page, GOAL, "At nogen kommer om aftenen.")
    story.reads(f"{page}&part=care-course-plan", "Hjælp, der er brug for")
    story.does("receive")
    story.sees("citizen", page, GOAL, "holdt: sendt")

    # Tuesday at two she goes home, and the department answers for 72 hours.
    story.at("2026-11-24T14:00:00+01:00")
    story.sees("department", page, "Patienten er taget hjem")
    story.does("complete")
    send(story, f"{page}&part=discharge-letter")
    until = "27. november 2026 kl. 14.00"
    story.at("2026-11-24T15:00:00+01:00")
    story.sees("clinic", "/going-home", "Breve og planer at læse", name)
    story.reads(f"{page}&part=discharge-letter", until)
    story.does("receive")
    for side in ["citizen", "daughter"]:
        story.sees(side, own, "svarer stadig for behandlingen indtil", "Derefter overtager", clinic["name"])
    for side in ["department", "nurse", "coordinator"]:
        story.sees(side, "/going-home", name, "Afdelingen svarer til")

    # Day two, in the evening: worse. The nurse asks, and the department answers after twelve minutes.
    story.at("2026-11-25T20:00:00+01:00")
    story.sees("nurse", page, "Spørg afdelingen")
    story.does("ask", {"text": QUESTION})
    story.at("2026-11-25T20:12:30+01:00")
    story.sees("department", "/going-home", "1 spørgsmål venter", name)
    story.reads(page, QUESTION)
    question = story.driver.find_element(By.CSS_SELECTOR, "[name=question]").get_attribute("value")
    story.does("say", {f"text-{question}": ANSWER})
    story.does("outcome", {"outcome": "subacute-visit", "visit": "2026-11-25T22:00"})
    for side in ["nurse", "clinic", "coordinator"]:
        story.sees(side, page, QUESTION, ANSWER, "Besvaret efter 12 minutter", "Subakut besøg")
    for side in ["citizen", "daughter"]:
        story.sees(side, own, "Subakut besøg")

    # The coordinator has her on the list, with the reasons, and says what happens next.
    story.at("2026-11-26T09:00:00+01:00")
    story.sees("coordinator", "/case-list", "Dan listen nu")
    story.does("draw")
    case = f"#case-{citizen}"
    if story.driver.find_elements(By.CSS_SELECTOR, case):
        story.driver.find_element(By.CSS_SELECTOR, f"{case} summary").click()
        story.does(
            "next", {f"words-next-{citizen}": "Ringer til hende fredag", f"date-next-{citizen}": "2026-11-27"}, case)
        story.reads("/case-list", name, "Ringer til hende fredag")
    else:
        story.tally.check("the coordinator has her on the list", ["she is not there"])

    passing(story, name, own, page, clinic)


def passing(story, name, own, page, clinic):
    """Day four, at two: it passes by the clock, on a page that is open, and for everybody."""
    story.at("2026-11-27T13:55:00+01:00")
    story.sees("citizen", own, "svarer stadig for behandlingen indtil")
    WebDriverWait(story.driver, 10).until(
        lambda driver: driver.execute_script("return document.getElementById('content').hasAttribute('data-listening')"))
    holder = f"{clinic['name'][:1].upper()}{clinic['name'][1:]} har ansvaret nu."
    story.at("2026-11-27T14:00:01+01:00")
    try:
        WebDriverWait(story.driver, 10).until(
            lambda driver: holder in driver.find_element(By.TAG_NAME, "main").text)
        story.tally.check("her open page says so by itself", [])
    except TimeoutException:
        story.tally.check("her open page says so by itself", ["it does not"])
    for side in SIDES:
        story.sees(side, page, holder)
    story.sees("clinic", "/going-home", "Egen læge har overtaget")
    story.sees("department", "/going-home", but=[name])
    story.sees("nurse", page, "Subakut besøg")
    story.tally.check(
        "nobody asks the department any more",
        [e.tag_name for e in story.driver.find_elements(By.CSS_SELECTOR, "[name=do][value=ask]")])
    story.sees("clinic", "/unit?list=all", COURSE)
    story.sees("department", "/timeliness")


def workplace(story, side):
    """The unit of somebody of the staff, and the role."""
    person = story.person(SIDES[side])
    role = next(e["valueReference"]["reference"] for e in person["extension"] if e["url"] == EXTENSIONS + "persona-role")
    unit = story.ask_api(role)["organization"]["reference"]
    return story.ask_api(unit), role


def admit(story, citizen, department, role):
    """The hospital's system writes the course, the stay and a new medicine in one transaction; gives her name."""
    unit = f"Organization/{department['id']}"
    patient = {"reference": f"Patient/{citizen}"}
    begun = "2026-11-23T09:10:00+01:00"
    resources = [
        {"resourceType": "EpisodeOfCare", "id": "scenario-course", "status": "active", "patient": patient,
         "type": [{"text": COURSE}], "managingOrganization": {"reference": unit, "display": department["name"]},
         "careManager": {"reference": role}, "period": {"start": begun}},
        {"resourceType": "Encounter", "id": "scenario-stay", "status": "in-progress",
         "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"}, "subject": patient,
         "episodeOfCare": [{"reference": "EpisodeOfCare/scenario-course"}], "period": {"start": begun},
         "serviceProvider": {"reference": unit, "display": department["name"]}},
        {"resourceType": "MedicationRequest", "id": "scenario-medicine", "status": "active", "intent": "order",
         "subject": patient, "authoredOn": begun, "requester": {"reference": role},
         "encounter": {"reference": "Encounter/scenario-stay"},
         "medicationCodeableConcept": {
             "coding": [{"system": "http://www.whocc.no/atc", "code": "H02AB06"}], "text": "Prednisolon"},
         "dosageInstruction": [{"text": "37,5 mg daglig i 5 dage"}]},
    ]
    story.ask_api("", {"resourceType": "Bundle", "type": "transaction", "entry": [
        {"resource": resource, "request": {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"}}
        for resource in resources]})
    name = story.ask_api(f"Patient/{citizen}")["name"][0]
    return name.get("text") or " ".join([*name["given"], name["family"]])


def send(story, address):
    """The department writes all of a document, looks at it as she will read it, and sends it."""
    if story.side != "department":
        story.be("department")
    story.opens(address)
    fields = {
        field.get_attribute("name"): field.get_attribute("value") or f"Skrevet om {number}"
        for number, field in enumerate(
            story.driver.find_elements(By.CSS_SELECTOR, "main [name^=section-], main [name^=reason-]"))}
    story.does("preview", fields)
    story.tally.check(
        f"preview of {address.rsplit('=', 1)[1]}",
        [] if "Sådan læser patienten det" in story.driver.find_element(By.TAG_NAME, "main").text else ["is not there"])
    story.does("send")


def main():
    base, clock, token = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
    began = time.monotonic()
    driver = browsing.browser()
    try:
        story = Story(driver, base, clock, token)
        # In Danish, whoever is signed in.
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {"Accept-Language": "da"}})
        try:
            tell(story)
        except (Failed, WebDriverException) as failure:
            page = f"on {driver.current_url}, {driver.title!r}, {driver.find_element(By.TAG_NAME, 'body').text[:200]!r}"
            story.tally.check("the story is told to its end", [f"{failure} {page}"])
    finally:
        driver.quit()
    tally = story.tally
    print(f"scenario: {tally.passed} passed, {len(tally.failures)} failed, {time.monotonic() - began:.0f} s")
    sys.exit(1 if tally.failures else 0)


if __name__ == "__main__":
    main()
