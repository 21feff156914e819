package import FHIR

/// Somebody's stay at a hospital: a view of an Encounter.
package struct HospitalStay: Sendable {
    package let json: JSONValue
    package let id: String
    /// The Patient's id.
    package let patient: String
    /// The department, as `Organization/id`.
    package let department: String
    package let state: State
    package let kind: Kind
    /// Milliseconds since 1970-01-01T00:00:00Z, as all instants here.
    package let start: Int64
    package let end: Int64?
    package let leave: Leave?
    /// When the hospital was done with what it treats, while the patient is still there.
    package let treatmentFinished: Int64?
    /// When it is expected to end.
    package let expected: Int64?
    /// Units besides the department that are to know of it, as `Organization/id`.
    package let informed: [String]

    package enum State: Sendable, Hashable {
        case present, onLeave, over
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case inpatient, emergency

        /// The code of HL7's v3-ActCode that it is written with.
        var code: String { self == .inpatient ? "IMP" : "EMER" }

        /// The codes of that system which are stays at a hospital.
        static let codes: [String: Kind] = [
            "IMP": .inpatient, "ACUTE": .inpatient, "NONAC": .inpatient, "EMER": .emergency,
        ]
    }

    /// When somebody went home for a while, and came back.
    package struct Leave: Sendable, Hashable {
        package var start: Int64
        package var end: Int64?

        package init(start: Int64, end: Int64?) {
            self.start = start
            self.end = end
        }
    }

    /// Nil where it is no stay, was a mistake, or has only been planned.
    package init?(_ json: JSONValue) {
        guard let encounter = Encounter(json), let id = encounter.id, let patient = encounter.subject?.patient,
            let unit = encounter.serviceProvider?.id(of: "Organization"),
            let kind = encounter.encounterClass?.code.flatMap({ Kind.codes[$0] }),
            let state = encounter.status.flatMap({ Self.states[$0] }),
            let start = encounter.period?.start?.earliest
        else { return nil }
        self.json = json
        self.id = id
        self.patient = patient
        department = "Organization/" + unit
        self.state = state
        self.kind = kind
        self.start = start
        end = encounter.period?.end?.earliest
        leave = Self.leave(encounter.extensionValue(StaySystems.leave))
        treatmentFinished = encounter.extensionValue(StaySystems.treatmentFinished)?.valueDateTime?.earliest
        expected = encounter.extensionValue(TransitionSystems.expectedDischarge)?.valueDateTime?.earliest
        informed = encounter.extensions.filter { $0.url == StaySystems.informed }.compactMap {
            $0.valueReference?.id(of: "Organization").map { "Organization/" + $0 }
        }
    }

    /// `Encounter/id`.
    package var reference: String { "Encounter/" + id }

    package var isOpen: Bool { state != .over }

    /// The pathways that it belongs to, as `EpisodeOfCare/id`.
    package var pathways: [String] {
        Encounter(json: json).episodesOfCare.compactMap { $0.id(of: "EpisodeOfCare").map { "EpisodeOfCare/" + $0 } }
    }

    /// Whether it ended because another hospital or department has the patient now.
    package var endedByMoving: Bool {
        let disposition = Encounter(json: json).hospitalization?.dischargeDisposition?.codings ?? []
        return endedBy != nil || disposition.contains { $0.code == StaySystems.otherHospital }
    }

    /// Where somebody was moved to, as a reference; nil where the stay did not end so.
    package var movedTo: String? { Encounter(json: json).hospitalization?.destination?.target }

    /// The later stay that ended it, as `Encounter/id`.
    package var endedBy: String? { Encounter(json: json).extensionValue(StaySystems.endedBy)?.valueReference?.target }

    private static let states: [String: State] = [
        "arrived": .present, "triaged": .present, "in-progress": .present, "onleave": .onLeave, "finished": .over,
    ]

    /// Statuses of stays that are going on.
    static let openStatuses = ["arrived", "triaged", "in-progress", "onleave"]

    private static func leave(_ value: Extension?) -> Leave? {
        guard let period = Period(value?.json["valuePeriod"]), let start = period.start?.earliest else { return nil }
        return Leave(start: start, end: period.end?.earliest)
    }
}
