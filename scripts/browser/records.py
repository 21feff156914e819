"""Writes records that are unlike the demo's, to be imported beside it and looked at with the same eyes.

    python3 scripts/browser/records.py FOLDER [SHARED-DATA]

Made here: an empty record, one of 10,000 entries, one that contradicts itself, and one of which much cannot be read.
From the shared data, where it is there: a Synthea citizen with no Danish data at all, citizens of MedCom's messages and
of dk-core. Each gets a Person with the persona tag, so that one can sign in as the citizen. Prints the paths to import.
"""

import json
import os
import sys
from datetime import date, timedelta

PERSONA = "https://tovholder.dk/fhir/CodeSystem/persona"
DESCRIPTION = "https://tovholder.dk/fhir/StructureDefinition/persona-description"
CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
ENTRIES = 10_000
TODAY = date.today()


def day(offset):
    return (TODAY + timedelta(days=offset)).isoformat()


def person(patient, name, danish, english):
    return {
        "resourceType": "Person", "id": f"look-at-{patient}"[:64],
        "meta": {"tag": [{"system": PERSONA, "code": "imported"}]},
        "extension": [{"url": DESCRIPTION, "extension": [
            {"url": "da", "valueString": danish}, {"url": "en", "valueString": english}]}],
        "name": [{"text": name}], "link": [{"target": {"reference": f"Patient/{patient}"}}]}


def of(patient, kind, number, **members):
    subject = "patient" if kind in ("EpisodeOfCare", "AllergyIntolerance", "Immunization") else "subject"
    resource = {"resourceType": kind, "id": f"{patient}-{number}", **members}
    resource.setdefault(subject, {"reference": f"Patient/{patient}"})
    return resource


def empty():
    return [{"resourceType": "Patient", "id": "empty"},
            person("empty", "En tom journal", "Intet i journalen, ikke engang et navn.", "Nothing, not even a name.")]


def enormous():
    patient = "enormous"
    yield {"resourceType": "Patient", "id": patient, "name": [{"given": ["Svend"], "family": "Åge"}],
           "birthDate": "1941-02-03"}
    yield person(patient, "Ti tusind oplysninger", "En journal med 10.000 oplysninger.", "A record of 10,000 entries.")
    yield of(patient, "EpisodeOfCare", "e", status="active", type=[{"text": "Nyresvigt med dialyse"}],
             period={"start": day(-9 * 365)})
    for number in range(ENTRIES - 600):
        yield of(patient, "Observation", f"o{number}", status="final", code={
            "coding": [{"system": "http://loinc.org", "code": f"{number % 12}-0"}], "text": f"Måling {number % 12}"},
            category=[{"coding": [{"code": "laboratory" if number % 2 else "vital-signs"}]}],
            effectiveDateTime=f"{day(-number // 4)}T08:{number % 60:02}:00Z",
            valueQuantity={"value": 4 + number % 7, "unit": "mmol/L"},
            referenceRange=[{"low": {"value": 4}, "high": {"value": 8}}])
    for number in range(400):
        yield of(patient, "DocumentReference", f"d{number}", status="current", type={"text": "Notat"},
                 date=f"{day(-7 * number)}T10:00:00Z",
                 content=[{"attachment": {"contentType": "text/plain", "title": f"Notat {number}"}}])
    for number in range(200):
        yield of(patient, "Condition", f"c{number}", code={"text": f"Problem {number}"}, onsetDateTime=day(-number * 20),
                 clinicalStatus={"coding": [{"system": CLINICAL, "code": "resolved" if number > 25 else "active"}]})


def contradictory():
    patient = "contradictory"
    return [
        {"resourceType": "Patient", "id": patient, "name": [{"text": "Conrad Tvivl"}], "birthDate": "1970-01-01",
         "identifier": [{"system": "urn:oid:1.2.208.176.1.2", "value": "6302704567"}],
         "address": [{"use": "home", "text": "Vej 1"}, {"use": "home", "text": "Vej 2"}]},
        person(patient, "Conrad Tvivl", "En journal, der siger sig selv imod.", "A record that contradicts itself."),
        of(patient, "EpisodeOfCare", "one", status="active", type=[{"text": "Gigt"}], period={"start": day(-90)},
           diagnosis=[{"condition": {"reference": f"Condition/{patient}-c"}}]),
        of(patient, "EpisodeOfCare", "two", status="active", type=[{"text": "Gigt igen"}], period={"start": day(-80)},
           diagnosis=[{"condition": {"reference": f"Condition/{patient}-c"}}]),
        of(patient, "EpisodeOfCare", "over", status="active", type=[{"text": "Slut, men i gang"}],
           period={"start": day(-900), "end": day(-800)}),
        of(patient, "Condition", "c", code={"text": "Leddegigt"}, onsetDateTime=day(-90)),
        of(patient, "Condition", "wrong", code={"text": "Diagnose ved en fejl"},
           verificationStatus={"coding": [{"system": VERIFICATION, "code": "entered-in-error"}]}),
        of(patient, "CarePlan", "backwards", status="active", intent="plan", title="Plan der slutter først",
           period={"start": day(-10), "end": day(-400)}),
        of(patient, "Encounter", "v", status="finished", **{"class": {"code": "AMB"}},
           period={"start": day(-5), "end": day(-9)}, episodeOfCare=[{"reference": f"EpisodeOfCare/{patient}-one"},
                                                                     {"reference": f"EpisodeOfCare/{patient}-two"}]),
        of(patient, "Observation", "wrong", status="entered-in-error", code={"text": "Blodtryk"},
           effectiveDateTime=day(-4), valueQuantity={"value": 900, "unit": "mmHg"}),
        {"resourceType": "Appointment", "id": f"{patient}-a", "status": "booked", "start": f"{day(4)}T09:00:00Z",
         "end": f"{day(3)}T09:00:00Z", "description": "Aftale der slutter først",
         "participant": [{"status": "accepted", "actor": {"reference": f"Patient/{patient}"}}]},
        {"resourceType": "Appointment", "id": f"{patient}-b", "status": "cancelled", "start": f"{day(2)}T09:00:00Z",
         "end": f"{day(2)}T09:30:00Z", "description": "Aflyst",
         "participant": [{"status": "declined", "actor": {"reference": f"Patient/{patient}"}}]},
    ]


def unreadable():
    """All of it valid FHIR, but without dates, words or codes that anybody knows, or with absurd ones."""
    patient = "unreadable"
    blank = {"coding": [{"system": "http://example.org/unknown", "code": "XQ-17"}]}
    return [
        {"resourceType": "Patient", "id": patient, "name": [{"use": "old", "text": "Gammelt Navn"}],
         "birthDate": "1950"},
        person(patient, "En svært læselig journal", "Uden datoer, ord og kendte koder.",
               "Without dates, words or known codes."),
        of(patient, "EpisodeOfCare", "e", status="active"),
        of(patient, "Condition", "c", code=blank),
        of(patient, "Condition", "d"),
        of(patient, "Encounter", "v", status="unknown", **{"class": {"code": "XX"}}),
        of(patient, "Encounter", "in", status="in-progress", **{"class": {"code": "IMP"}}),
        of(patient, "Observation", "o", status="final", code=blank, valueQuantity={"value": 1e300}),
        of(patient, "Observation", "p", status="final", code=blank, effectiveDateTime="1850",
           valueQuantity={"value": -1e300}),
        of(patient, "Observation", "q", status="unknown", code={"text": "W" * 300}, valueString="Ω" * 400),
        of(patient, "MedicationRequest", "m", status="unknown", intent="order",
           medicationReference={"reference": "Medication/gone"}),
        of(patient, "DocumentReference", "f", status="current", content=[{"attachment": {"url": "http://example.org/x"}}]),
        of(patient, "CarePlan", "k", status="unknown", intent="plan", activity=[{"detail": {"status": "scheduled"}}]),
        of(patient, "Goal", "g", lifecycleStatus="active", description=blank),
        of(patient, "Procedure", "r", status="preparation"),
        of(patient, "ServiceRequest", "s", status="active", intent="order"),
        of(patient, "Communication", "b", status="completed", language="en", payload=[
            {"contentString": "<script>alert(1)</script> A message in English"}]),
        of(patient, "AllergyIntolerance", "y"),
        {"resourceType": "Appointment", "id": f"{patient}-a", "status": "proposed",
         "participant": [{"status": "needs-action", "actor": {"reference": f"Patient/{patient}"}}]},
        {"resourceType": "Task", "id": f"{patient}-t", "status": "requested", "intent": "order",
         "for": {"reference": f"Patient/{patient}"}, "owner": {"reference": f"Patient/{patient}"}},
    ]


def shared(data):
    """Paths of the shared data to import, with the Persons to sign in as."""
    synthea = os.path.join(data, "01_synthea_r4", "synthea-2.7.0")
    medcom = os.path.join(data, "04_medcom", "examples")
    core = os.path.join(data, "04_dk_core", "examples")
    names = sorted(os.listdir(synthea))
    longest = max((name for name in names if not name.startswith("0-")),
                  key=lambda name: os.path.getsize(os.path.join(synthea, name)))
    paths = [os.path.join(synthea, name) for name in names if name.startswith("0-")]
    paths += [os.path.join(synthea, longest), medcom, core]
    people = [
        person(longest.split(".")[0], "En amerikansk borger", "Fra Synthea: ingen danske oplysninger.",
               "From Synthea: no Danish data."),
        person("733cef33-3626-422b-955d-d506aaa65fe1", "En borger fra MedCom", "Fra MedComs eksempler.",
               "From MedCom's examples."),
        person("else", "Else fra dk-core", "Fra HL7 Danmarks eksempler.", "From HL7 Denmark's examples."),
        person("Max", "Max fra dk-core", "Fra HL7 Danmarks eksempler.", "From HL7 Denmark's examples."),
    ]
    return paths, people


def main():
    folder = sys.argv[1]
    data = sys.argv[2] if len(sys.argv) > 2 else ""
    os.makedirs(folder, exist_ok=True)
    files = {"empty": empty(), "enormous": enormous(), "contradictory": contradictory(), "unreadable": unreadable()}
    paths = []
    if os.path.isdir(os.path.join(data, "01_synthea_r4")):
        paths, files["people"] = shared(data)
    else:
        print("The shared data is not there: nothing of Synthea, MedCom and dk-core is looked at.", file=sys.stderr)
    for name, resources in files.items():
        path = os.path.join(folder, f"{name}.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            for resource in resources:
                file.write(json.dumps(resource, ensure_ascii=False) + "\n")
        paths.append(path)
    print("\n".join(paths))


if __name__ == "__main__":
    main()
