"""Asks a server for everything that the API does, with three clients that others wrote, and prints what each got.

    check.py http://127.0.0.1:8080/fhir TOKEN

fhir.resources loads every answer strictly by its R4B models; fhirclient reads, searches, pages, writes and deletes;
fhirpy does the same in its own way. Ends with 1 where an answer is not what FHIR says.
"""
import json
import sys
import time
import uuid
from importlib import import_module

import requests
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.capabilitystatement import CapabilityStatement
from fhir.resources.R4B.operationoutcome import OperationOutcome
from fhir.resources.R4B.parameters import Parameters
from fhir.resources.R4B.valueset import ValueSet
from fhirclient import server as smart_server
from fhirclient.models import fhirsearch, patient as smart_patient
from fhirpy import SyncFHIRClient
from fhirpy.base.exceptions import ResourceNotFound

base, token = sys.argv[1], sys.argv[2]
session = requests.Session()
session.headers["Authorization"] = f"Bearer {token}"
failures = []


def expect(what, holds, told=""):
    if not holds:
        failures.append(what)
        print(f"FAILED  {what}  {told}")


def get(path, status=200, **parameters):
    answer = session.get(path if path.startswith("http") else f"{base}/{path}", params=parameters, timeout=60)
    expect(f"GET {path} is {status}", answer.status_code == status, f"{answer.status_code} {answer.text[:300]}")
    return answer


def pages(path, **parameters):
    """The Bundles of a search, page by page, each loaded strictly."""
    answer = get(path, **parameters)
    while True:
        bundle = Bundle.model_validate_json(answer.content)
        yield bundle
        following = [link.url for link in bundle.link or [] if link.relation == "next"]
        if not following:
            return
        answer = get(following[0])


def with_strict_models():
    statement = CapabilityStatement.model_validate_json(get("metadata").content)
    types = [resource.type for resource in statement.rest[0].resource]
    loaded = kinds = 0
    for name in types:
        # R4B has other fields than R4 for these, and the region has none of them.
        total = get(name, _summary="count").json()["total"]
        if not total:
            continue
        kinds += 1
        seen = set()
        for number, bundle in enumerate(pages(name, _count=40)):
            expect(f"{name}: total", bundle.total == total, str(bundle.total))
            seen.update(entry.fullUrl for entry in bundle.entry)
            loaded += len(bundle.entry)
            if number == 4:
                break
        expect(f"{name}: no entry comes twice", len(seen) == min(total, 200), f"{len(seen)} of {total}")
    expect("a history is loaded", Bundle.model_validate_json(get("_history", _count=100).content).entry)
    one = next(pages("Patient", _count=1)).entry[0].resource
    module = import_module("fhir.resources.R4B.patient")
    module.Patient.model_validate_json(get(f"Patient/{one.id}/_history/1").content)
    for path, status in [("Patient/none", 404), ("Patient?shoe=1", 400), ("Nothing/1", 404), ("Patient?_count=x", 400)]:
        OperationOutcome.model_validate_json(get(path, status).content)
    refused = session.post(f"{base}/Patient", json={"resourceType": "Patient", "birthDate": "x"}, timeout=60)
    expect("a wrong resource is 422", refused.status_code == 422)
    outcome = OperationOutcome.model_validate_json(refused.content)
    expect("the element is named", outcome.issue[0].expression == ["Patient.birthDate"])
    print(f"fhir.resources (R4B): {loaded} resources of {kinds} types loaded strictly")


def with_transaction():
    name = f"urn:uuid:{uuid.uuid4()}"
    entries = [
        {
            "resource": {
                "resourceType": "Observation", "status": "final", "code": {"text": "weight"},
                "subject": {"reference": name},
            },
            "request": {"method": "POST", "url": "Observation"},
        },
        {
            "fullUrl": name,
            "resource": {"resourceType": "Patient", "active": True},
            "request": {"method": "POST", "url": "Patient"},
        },
    ]
    answer = session.post(base, json={"resourceType": "Bundle", "type": "transaction", "entry": entries}, timeout=60)
    bundle = Bundle.model_validate_json(answer.content)
    expect("a transaction makes both", [entry.response.status[:3] for entry in bundle.entry] == ["201", "201"])
    place = bundle.entry[1].response.location.split("/_history")[0]
    found = next(pages("Observation", subject=place))
    expect("and their reference", found.total == 1)
    print("fhir.resources (R4B): a transaction's answer loaded strictly")


def with_fhirclient():
    server = smart_server.FHIRServer(None, base)
    server.session.headers["Authorization"] = f"Bearer {token}"
    expect("fhirclient: capabilities", server.capabilityStatement.fhirVersion == "4.0.1")
    count = sum(1 for _ in fhirsearch.FHIRSearch(smart_patient.Patient, {"_count": "7"}).perform_resources_iter(server))
    total = get("Patient", _summary="count").json()["total"]
    expect("fhirclient: pages", count == total, f"{count} of {total}")
    one = smart_patient.Patient({"name": [{"family": "Fjeldgaard", "given": ["Ane"]}], "birthDate": "1971-02-03"})
    made = one.create(server)
    one = smart_patient.Patient.read(made["id"], server)
    expect("fhirclient: create", one.name[0].family == "Fjeldgaard")
    one.gender = "female"
    one.update(server)
    found = smart_patient.Patient.where({"family": "fjeld", "gender": "female"}).perform_resources(server)
    expect("fhirclient: update and search", [patient.id for patient in found] == [made["id"]])
    one.delete()
    expect("fhirclient: deletion", smart_patient.Patient.where({"family": "fjeld"}).perform_resources(server) == [])
    print(f"fhirclient: {count} patients in pages of 7; create, read, update, search, deletion")


def with_fhirpy():
    client = SyncFHIRClient(base, authorization=f"Bearer {token}")
    patient = client.resource("Patient", name=[{"family": "Østergaard-Fhirpy"}], birthDate="1960-04-05")
    patient.save()
    observations = []
    for value in range(1, 26):
        observation = client.resource(
            "Observation", status="final", code={"coding": [{"system": "urn:check", "code": "steps"}]},
            subject=patient.to_reference(), effectiveDateTime=f"2026-01-{value:02d}",
            valueQuantity={"value": value, "code": "1", "system": "http://unitsofmeasure.org"},
        )
        observation.save()
        observations.append(observation)
    search = client.resources("Observation").search(subject=patient.to_reference().reference).limit(4)
    fetched = search.sort("-date").fetch_all()
    expect("fhirpy: pages", [o["valueQuantity"]["value"] for o in fetched] == list(range(25, 0, -1)))
    # Its count sends _totalMethod, which FHIR does not have: refused, unless the client asks for leniency.
    lenient = SyncFHIRClient(base, authorization=f"Bearer {token}", extra_headers={"Prefer": "handling=lenient"})
    counted = lenient.resources("Observation").search(subject=patient.to_reference().reference)
    expect("fhirpy: count", counted.count() == 25)
    chained = client.resources("Observation").search(subject__Patient__name="østergaard-fhir", value_quantity__gt=20)
    expect("fhirpy: a chain", len(chained.fetch()) == 5)
    expect("fhirpy: includes", len(search.include("Observation", "subject").fetch_raw()["entry"]) == 5)
    same, created = client.resources("Patient").search(family="Østergaard-Fhirpy").update(
        client.resource("Patient", name=[{"family": "Østergaard-Fhirpy"}], active=True))
    expect("fhirpy: conditional update", not created and same["id"] == patient["id"])
    patient.refresh()
    patient["gender"] = "other"
    patient.save()
    expect("fhirpy: update", client.reference("Patient", patient["id"]).to_resource()["gender"] == "other")
    for observation in observations:
        observation.delete()
    expect("fhirpy: deletion", search.fetch_all() == [])
    patient.delete()
    try:
        client.reference("Patient", patient["id"]).to_resource()
        expect("fhirpy: what is deleted is gone", False)
    except ResourceNotFound:
        pass
    print("fhirpy: create, search, chain, order, includes, pages of 4, conditional update, update, deletion")


VALUES = {
    "token": ["x", "http://loinc.org|8480-6", "|x", "http://loinc.org|", "a,b", "a\\,b"],
    "string": ["a", "Å\\,b", "%", "_"],
    "date": ["2020", "ge2020-01", "lt2020-01-01T10:00:00Z", "ne2020-01-01", "ap2020"],
    "number": ["1", "ge0.5", "ne1e-2"],
    "quantity": ["1", "gt1|http://unitsofmeasure.org|mg", "1||mg", "ap5", "ne1||kg/m2", "le37||Cel"],
    "reference": ["x", "Patient/x", "http://example.org/fhir/Patient/x", "urn:uuid:x"],
    "uri": ["http://example.org", "urn:x"],
    "composite": ["a$b", "x|a$gt5||mg/dL", "Patient/x$y", "a$2020", "1$ge2$lt3"],
}


GENDER = "http://hl7.org/fhir/administrative-gender|male"
GENDERS = "http://hl7.org/fhir/ValueSet/administrative-gender"


def with_terminology():
    """The terminology operations, loaded strictly."""
    system, code = GENDER.split("|")
    for path, params in [
        ("CodeSystem/$lookup", {"system": system, "code": code}),
        ("CodeSystem/$validate-code", {"url": system, "code": code}),
        ("ValueSet/$validate-code", {"url": GENDERS, "system": system, "code": "x"}),
    ]:
        answer = session.get(f"{base}/{path}", params=params, timeout=60)
        expect(path, answer.status_code == 200, answer.text[:200])
        Parameters.model_validate_json(answer.content)
    answer = session.get(f"{base}/ValueSet/$expand", params={"url": GENDERS}, timeout=60)
    expansion = ValueSet.model_validate_json(answer.content).expansion
    expect("four genders", [one.code for one in expansion.contains] == ["male", "female", "other", "unknown"])
    answer = session.get(f"{base}/ValueSet/$expand", params={"url": "urn:never"}, timeout=60)
    expect("an unknown value set", answer.status_code == 404)
    OperationOutcome.model_validate_json(answer.content)
    print("terminology: lookup, validate-code and expand, loaded strictly")


def without_element_ids(entry):
    """fhir.resources does not read the ids of elements, which XML has as attributes; a resource's own id it does."""
    def strip(value):
        if isinstance(value, list):
            return [strip(item) for item in value]
        if isinstance(value, dict):
            is_resource = "resourceType" in value
            return {name: strip(item) for name, item in value.items() if is_resource or name != "id"}
        return value
    return strip(json.loads(entry.model_dump_json()))


def with_xml():
    """The same in XML, read by lxml and loaded strictly: each entry must be equal to the one in JSON. And XML that
    fhir.resources writes is taken."""
    wanted = {"Accept": "application/fhir+xml"}
    loaded = 0
    for resource in get("metadata").json()["rest"][0]["resource"]:
        path = f"{base}/{resource['type']}"
        plain = session.get(path, params={"_count": 25}, timeout=60)
        bundle = Bundle.model_validate_json(plain.content)
        answer = session.get(path, params={"_count": 25}, headers=wanted, timeout=60)
        kind = answer.headers["Content-Type"]
        expect(f"{resource['type']} in XML", answer.status_code == 200 and kind.startswith("application/fhir+xml"), kind)
        other = Bundle.model_validate_xml(answer.content)
        for one, same in zip(bundle.entry or [], other.entry or [], strict=True):
            loaded += 1
            expect(f"{one.fullUrl} in XML", without_element_ids(one) == without_element_ids(same))
    CapabilityStatement.model_validate_xml(get("metadata", _format="xml").content)
    Bundle.model_validate_xml(get("_history", _count=100, _format="xml").content)
    for path, status in [("Patient/none", 404), ("Patient?shoe=1", 400), ("Nothing/1", 404)]:
        refused = session.get(f"{base}/{path}", headers=wanted, timeout=60)
        expect(f"{path} in XML is {status}", refused.status_code == status)
        OperationOutcome.model_validate_xml(refused.content)
    patient = import_module("fhir.resources.R4B.patient").Patient
    one = patient(
        active=True, birthDate="1971-02-03", name=[{"family": "Bæk & \"<Sønner>\"", "given": ["Åse", "Ida"]}],
        text={"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">Åse &amp; Ida<br/></div>'})
    body = one.model_dump_xml()
    made = session.post(
        f"{base}/Patient", data=body if isinstance(body, bytes) else body.encode(), timeout=60,
        headers={"Content-Type": "application/fhir+xml", "Accept": "application/fhir+json"})
    expect("a patient is created in XML", made.status_code == 201, made.text[:300])
    kept = made.json()
    expect("its name", kept["name"] == [{"family": "Bæk & \"<Sønner>\"", "given": ["Åse", "Ida"]}], str(kept["name"]))
    print(f"fhir.resources (R4B) with lxml: {loaded} resources in XML, each equal to the one in JSON")


def with_every_parameter():
    """Every search parameter that the server says it has, by every kind of value: an answer or a refusal, never a fault."""
    statement = get("metadata").json()
    count = refused = 0
    for resource in statement["rest"][0]["resource"]:
        for parameter in resource.get("searchParam", []):
            name, values = parameter["name"], VALUES[parameter["type"]]
            asked = [(name, value) for value in values]
            if name not in ("_id", "_lastUpdated"):
                asked += [(f"{name}:missing", "true"), (f"{name}:missing", "false")]
            if parameter["type"] == "token" and name != "_id":
                asked.append((f"{name}:not", values[0]))
                asked += [(f"{name}:text", "b"), (f"{name}:of-type", "x|y|z"), (f"{name}:in", GENDERS)]
                asked += [(f"{name}:not-in", GENDERS), (f"{name}:below", GENDER), (f"{name}:above", GENDER)]
            if parameter["type"] == "uri":
                asked += [(f"{name}:below", "http://example.org/"), (f"{name}:above", "http://example.org/a/b")]
            if parameter["type"] == "reference":
                asked += [(f"{name}:identifier", "x|y"), (f"{name}:below", "Organization/x")]
            if parameter["type"] == "string":
                asked += [(f"{name}:exact", "a"), (f"{name}:contains", "a")]
            for asked_name, value in asked[count % 8 :: 8]:
                answer = session.get(f"{base}/{resource['type']}", params={asked_name: value, "_count": 2}, timeout=60)
                count += 1
                refused += answer.status_code == 400
                expect(
                    f"{resource['type']}?{asked_name}={value}", answer.status_code in (200, 400),
                    f"{answer.status_code} {answer.text[:200]}")
    expect("few refusals", refused < count / 10, f"{refused} of {count}")
    print(f"every search parameter: {count} searches, {refused} refused, no fault")


def finished(kick_off):
    """The manifest of an export or import."""
    expect("a kick-off is taken on", kick_off.status_code == 202, f"{kick_off.status_code} {kick_off.text[:300]}")
    until = time.monotonic() + 120
    while time.monotonic() < until:
        status = session.get(kick_off.headers["Content-Location"], timeout=60)
        if status.status_code != 202:
            return status.json()
        time.sleep(0.1)
    raise TimeoutError(kick_off.url)


def lines(manifest):
    """The resources of all files, each loaded strictly, and the lines as they came."""
    for file in manifest["output"]:
        answer = session.get(file["url"], headers={"Accept": "application/fhir+ndjson"}, timeout=300)
        expect(file["url"], answer.status_code == 200, answer.text[:300])
        found = answer.text.splitlines()
        expect(f"{file['type']}: count", len(found) == file["count"], f"{len(found)} of {file['count']}")
        model = getattr(import_module(f"fhir.resources.R4B.{file['type'].lower()}"), file["type"])
        for line in found:
            yield model.model_validate_json(line), line


def with_bulk():
    later = {"Prefer": "respond-async"}
    exported = list(lines(finished(session.get(f"{base}/$export", headers=later, timeout=60))))
    for kind in ("Patient", "Observation"):
        total = get(kind, _summary="count").json()["total"]
        count = sum(resource.get_resource_type() == kind for resource, _ in exported)
        expect(f"export: every {kind}", count == total, f"{count} of {total}")
    one = next(resource for resource, _ in exported if resource.get_resource_type() == "Patient")
    group = session.post(f"{base}/Group", timeout=60, json={
        "resourceType": "Group", "type": "person", "actual": True,
        "member": [{"entity": {"reference": f"Patient/{one.id}"}}]}).json()
    members = list(lines(finished(session.get(f"{base}/Group/{group['id']}/$export", headers=later, timeout=60))))
    patients = [resource.id for resource, _ in members if resource.get_resource_type() == "Patient"]
    expect("export of a group: its member alone", patients == [one.id], str(patients))
    body = "\n".join(line for _, line in exported)
    headers = later | {"Content-Type": "application/fhir+ndjson"}
    report = finished(session.post(f"{base}/$import", data=body.encode(), headers=headers, timeout=300))
    expect("import of what was exported changes nothing",
           report["extension"]["unchanged"] == len(exported) and not report["error"], str(report)[:300])
    print(f"bulk: {len(exported)} resources exported and taken back unchanged, {len(members)} of a group of one")


with_strict_models()
with_xml()
with_terminology()
with_bulk()
with_every_parameter()
with_transaction()
with_fhirclient()
with_fhirpy()
sys.exit(1 if failures else 0)
