"""Subscribes to a server as another program would, and looks at what it sends.

    hooks.py http://127.0.0.1:8080/fhir TOKEN

A small receiver on this machine gets handshake and notifications; each Bundle is loaded strictly by fhir.resources' R4B
models. The server must be permitted to send to 127.0.0.1 over HTTP. Ends with 1 where something is not as the Subscriptions
R5 Backport guide or FHIR R4 says.
"""
import sys
import threading
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.observation import Observation
from fhir.resources.R4B.subscription import Subscription

base, token = sys.argv[1], sys.argv[2]
session = requests.Session()
session.headers["Authorization"] = f"Bearer {token}"
topics = "https://tovholder.dk/fhir/SubscriptionTopic/"
guide = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-"
failures = []
received = []
# Paths that answer 503 until they are taken away from here.
broken = set()


def expect(what, holds, told=""):
    if not holds:
        failures.append(what)
        print(f"FAILED  {what}  {told}")


class Receiver(BaseHTTPRequestHandler):
    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        name = self.path.split("/")[1]
        if name in broken:
            self.send_response(503)
        else:
            received.append((name, self.command, self.path, dict(self.headers), body))
            self.send_response(204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
threading.Thread(target=server.serve_forever, daemon=True).start()
port = server.server_address[1]


def got(name, count, seconds=30):
    """What a receiver has, once it has so much."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        found = [one for one in received if one[0] == name]
        if len(found) >= count:
            return found
        time.sleep(0.1)
    found = [one for one in received if one[0] == name]
    expect(f"{name} gets {count} notifications", False, f"{len(found)} came")
    return found + [("", "", "", {}, b"{}")] * (count - len(found))


def subscribe(name, criteria, payload="application/fhir+json", content=None, filters=(), channel=()):
    resource = {
        "resourceType": "Subscription", "id": name, "status": "requested", "reason": "a check", "criteria": criteria,
        "channel": {"type": "rest-hook", "endpoint": f"http://127.0.0.1:{port}/{name}",
                    "header": ["X-Secret: s3cret"]},
    }
    if payload:
        resource["channel"]["payload"] = payload
    if content:
        resource["channel"]["_payload"] = {"extension": [{"url": guide + "payload-content", "valueCode": content}]}
    if filters:
        resource["_criteria"] = {"extension": [{"url": guide + "filter-criteria", "valueString": one} for one in filters]}
    if channel:
        resource["channel"]["extension"] = list(channel)
    answer = session.put(f"{base}/Subscription/{name}", json=resource, timeout=30)
    expect(f"{name} is taken", answer.status_code == 201, f"{answer.status_code} {answer.text[:300]}")
    expect(f"{name}'s secret stays inside", "s3cret" not in answer.text)
    Subscription.model_validate_json(answer.content)


def put(resource):
    answer = session.put(f"{base}/{resource['resourceType']}/{resource['id']}", json=resource, timeout=30)
    expect(f"PUT {resource['resourceType']}", answer.status_code in (200, 201), answer.text[:300])


def status(name):
    return session.get(f"{base}/Subscription/{name}", timeout=30).json()["status"]


def becomes(name, wanted, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until and status(name) != wanted:
        time.sleep(0.1)
    expect(f"{name} becomes {wanted}", status(name) == wanted, status(name))


def parameters(bundle):
    """The status that a notification begins with."""
    return {one.name: one for one in bundle.entry[0].resource.parameter}


def notification(one):
    bundle = Bundle.model_validate_json(one[4])
    expect("a notification is a history", bundle.type == "history", bundle.type)
    expect("its first entry is Parameters", bundle.entry[0].resource.get_resource_type() == "Parameters")
    expect("its headers are the subscription's", one[3].get("X-Secret") == "s3cret")
    return bundle


run = uuid.uuid4().hex[:8]
patient = {"resourceType": "Patient", "id": f"hook-{run}", "name": [{"text": "Prøve Prøvesen"}]}


def encounter(state, name="e"):
    return {"resourceType": "Encounter", "id": f"{name}-{run}", "status": state,
            "class": {"system": "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code": "IMP"},
            "subject": {"reference": f"Patient/hook-{run}"}}


def observation(number, value):
    return {"resourceType": "Observation", "id": f"o{number}-{run}", "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": "15074-8"}]},
            "subject": {"reference": f"Patient/hook-{run}"},
            "valueQuantity": {"value": value, "unit": "mmol/L"}}


# A topic, in the guide's way.
full, ids = f"full-{run}", f"ids-{run}"
subscribe(full, topics + "admission", content="full-resource",
          filters=[f"Encounter?patient=Patient/hook-{run}"])
subscribe(ids, topics + "new-result", content="id-only",
          channel=[{"url": guide + "max-count", "valuePositiveInt": 5},
                   {"url": guide + "heartbeat-period", "valueUnsignedInt": 10}])
for name in (full, ids):
    handshake = notification(got(name, 1)[0])
    expect("a handshake comes first", parameters(handshake)["type"].valueCode == "handshake")
    becomes(name, "active")
put(patient)
put(encounter("planned"))
put(encounter("in-progress"))
admission = notification(got(full, 2)[1])
found = parameters(admission)
expect("an event is told of", found["type"].valueCode == "event-notification")
expect("events are counted", found["events-since-subscription-start"].valueString == "1")
expect("the topic is named", found["topic"].valueCanonical == topics + "admission")
expect("the whole resource comes", admission.entry[1].resource.id == f"e-{run}")
expect("as it was then", admission.entry[1].resource.status == "in-progress")

# R4's own way: the resource as an update, in the order of one patient's events, also past failures.
plain = f"plain-{run}"
subscribe(plain, f"Observation?patient=Patient/hook-{run}")
becomes(plain, "active")
broken.add(plain)
for number in range(1, 6):
    put(observation(number, 7 + number))
time.sleep(3)
broken.clear()
updates = got(plain, 5, seconds=60)
expect("resources come as updates", all(one[1] == "PUT" for one in updates))
expect("in their order, past failures",
       [one[2].split("/")[-1] for one in updates] == [f"o{number}-{run}" for number in range(1, 6)],
       [one[2] for one in updates])
for one in updates:
    Observation.model_validate_json(one[4])
expect("a receiver can tell what it has had",
       [one[3].get("Tovholder-Event") for one in updates] == [f"{plain}/{n}-{n}" for n in range(1, 6)])

events = []
for one in got(ids, 3)[1:]:
    bundle = notification(one)
    if parameters(bundle)["type"].valueCode == "event-notification":
        told = [p for p in bundle.entry[0].resource.parameter if p.name == "notification-event"]
        expect("no more to a notification than asked for", len(told) <= 5)
        expect("only ids come", all(entry.resource is None for entry in bundle.entry[1:]))
        events += told
expect("there are events", len(events) >= 1)

# What can be asked.
answer = session.get(f"{base}/Subscription/{plain}/$status", timeout=30)
asked = Bundle.model_validate_json(answer.content)
expect("$status is a search's answer", asked.type == "searchset" and asked.total == 1)
answer = session.get(f"{base}/Subscription/{plain}/$events", params={"eventsSinceNumber": "2"}, timeout=30)
asked = Bundle.model_validate_json(answer.content)
numbers = [part.valueString for p in asked.entry[0].resource.parameter if p.name == "notification-event"
           for part in p.part if part.name == "event-number"]
expect("$events gives them again", numbers == ["2", "3", "4", "5"], numbers)

# A heartbeat when nothing else comes.
until = time.monotonic() + 40
while time.monotonic() < until:
    kinds = [parameters(notification(one))["type"].valueCode for one in received if one[0] == ids]
    if "heartbeat" in kinds:
        break
    time.sleep(0.5)
expect("a heartbeat comes", "heartbeat" in kinds, kinds)

# What is refused, by name.
for criteria, word in (("Observation?colour=red", "colour"), ("https://example.org/no-topic", "topic")):
    refused = session.post(f"{base}/Subscription", timeout=30, json={
        "resourceType": "Subscription", "status": "requested", "reason": "x", "criteria": criteria,
        "channel": {"type": "rest-hook", "endpoint": f"http://127.0.0.1:{port}/x"}})
    expect(f"{criteria} is refused by name", refused.status_code == 422 and word in refused.text, refused.text[:200])
refused = session.post(f"{base}/Subscription", timeout=30, json={
    "resourceType": "Subscription", "status": "requested", "reason": "x", "criteria": "Observation?",
    "channel": {"type": "rest-hook", "endpoint": "https://10.0.0.1/x"}})
expect("private addresses are refused", refused.status_code == 422, refused.text[:200])

for name in (full, ids, plain):
    expect("it is deleted", session.delete(f"{base}/Subscription/{name}", timeout=30).status_code == 204)
count = len(received)
put(observation(9, 9))
time.sleep(2)
expect("nothing comes after that", len(received) == count)

print(f"subscriptions: {len(received)} notifications, each loaded strictly; "
      f"{'all as expected' if not failures else str(len(failures)) + ' not as expected'}")
sys.exit(1 if failures else 0)
