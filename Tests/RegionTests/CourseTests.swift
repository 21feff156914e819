import FHIR
import Testing

@testable import Region

/// What may and may not be in a record, looked at in a region with all that it holds.
@Suite struct CourseTests {
    let sample: RegionSample
    private let patients: [String: (birth: String, death: String?)]
    private let today: String

    init() throws {
        sample = try RegionSample.small.get()
        today = sample.plan.today.description
        patients = Dictionary(
            sample.of("Patient").map { entry in
                (
                    "Patient/" + entry.id,
                    (entry.json["birthDate"]?.string ?? "", entry.json["deceasedDateTime"]?.string)
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    private func subject(_ json: JSONValue) -> String? {
        for name in ["subject", "patient", "for"] {
            if let reference = json.at(name + ".reference")?.string { return reference }
        }
        return json["participant"]?.elements.compactMap { $0.at("actor.reference")?.string }.first {
            $0.hasPrefix("Patient/")
        }
    }

    /// Where each type says when it happened.
    private static let times = [
        "Encounter": "period.start", "Observation": "effectiveDateTime", "Procedure": "performedDateTime",
        "DiagnosticReport": "effectiveDateTime", "DocumentReference": "date", "MedicationRequest": "authoredOn",
        "Immunization": "occurrenceDateTime", "Condition": "onsetDateTime", "EpisodeOfCare": "period.start",
        "ServiceRequest": "authoredOn", "Communication": "sent", "CarePlan": "created",
    ]

    @Test func nothingHappensBeforeBirthAfterDeathOrTomorrow() throws {
        for entry in sample.entries {
            guard let path = Self.times[entry.type] else { continue }
            let when = try #require(entry.json.at(path)?.string, "\(entry.type)/\(entry.id)").prefix(10)
            let patient = try #require(subject(entry.json).flatMap { patients[$0] })
            #expect(when >= patient.birth, "\(entry.type)/\(entry.id)")
            #expect(when <= patient.death ?? today, "\(entry.type)/\(entry.id)")
        }
    }

    @Test func endsComeAfterBeginnings() {
        for entry in sample.entries {
            guard let start = entry.json.at("period.start")?.string, let end = entry.json.at("period.end")?.string
            else { continue }
            #expect(start <= end, "\(entry.type)/\(entry.id)")
        }
    }

    @Test func pastAppointmentsAreOverAndThoseToComeAreBooked() throws {
        var statuses: Set<String> = []
        for entry in sample.of("Appointment") {
            let status = try #require(entry.json["status"]?.string)
            let day = try #require(entry.json["start"]?.string).prefix(10)
            statuses.insert(status)
            if day > today {
                #expect(status == "booked")
                let patient = try #require(subject(entry.json).flatMap { patients[$0] })
                #expect(patient.death == nil, "the dead have no appointments")
            } else {
                #expect(["fulfilled", "noshow"].contains(status), "\(entry.id) \(day)")
            }
        }
        #expect(statuses == ["booked", "fulfilled", "noshow"])
    }

    @Test func coursesEndWithTheCitizen() throws {
        for entry in sample.of("EpisodeOfCare") {
            let patient = try #require(subject(entry.json).flatMap { patients[$0] })
            if patient.death != nil { #expect(entry.json["status"]?.string == "finished") }
        }
    }

    @Test func everyActiveCourseHasAUnitAndMostHaveSomebodyByName() throws {
        let active = sample.of("EpisodeOfCare").filter { $0.json["status"]?.string == "active" }
        #expect(active.count > 100)
        #expect(active.allSatisfy { $0.json.at("managingOrganization.reference") != nil })
        let named = active.filter { $0.json["careManager"] != nil }.count
        #expect(Double(named) > 0.85 * Double(active.count))
        #expect(named < active.count, "a few name nobody, for the page to cope with")
    }

    @Test func everyUnitAndProfessionalHasATelephoneThatReachesNobody() throws {
        for entry in sample.entries
        where ["Organization", "PractitionerRole", "Patient", "RelatedPerson"].contains(entry.type) {
            let phone = try #require(entry.json.at("telecom.value")?.string)
            #expect(phone.hasPrefix("+45 0"))
            #expect(phone.utf8.count == 15)
        }
    }

    @Test func resultsAreFlaggedByTheirRange() throws {
        var flags: [String: Int] = [:]
        for entry in sample.of("Observation") {
            guard let value = entry.json.at("valueQuantity.value")?.numberText.flatMap(Double.init),
                let flag = entry.json.at("interpretation.coding.code")?.string
            else { continue }
            let low = entry.json.at("referenceRange.low.value")?.numberText.flatMap(Double.init)
            let high = entry.json.at("referenceRange.high.value")?.numberText.flatMap(Double.init)
            let expected = low.map { value < $0 } == true ? "L" : high.map { value > $0 } == true ? "H" : "N"
            #expect(flag == expected)
            flags[flag, default: 0] += 1
        }
        #expect(flags.keys.sorted() == ["H", "L", "N"])
    }

    @Test func nobodyGetsWhatTheyCannotTake() throws {
        var forbidden: Set<String> = []
        for entry in sample.of("AllergyIntolerance") {
            forbidden.insert(
                try #require(subject(entry.json)) + (entry.json.at("code.coding.code")?.string ?? ""))
        }
        #expect(!forbidden.isEmpty)
        for entry in sample.of("MedicationRequest") {
            let code = entry.json.at("medicationCodeableConcept.coding.code")?.string ?? ""
            #expect(!forbidden.contains((subject(entry.json) ?? "") + code))
        }
    }
}
