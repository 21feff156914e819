import FHIR
import Testing

@testable import MedCom

/// Messages of another system, made for tests: everybody in them is invented.
enum MessageExamples {
    static let hospital = MessagePlace(sor: "265161000016000", gln: "5790000209354", name: "Hjerteafdelingen")
    static let municipality = MessagePlace(sor: "953741000016009", gln: "5790001348120", name: "Hjemmesygeplejen")
    static let cpr = "2509479989"
    /// 2026-11-20T08:00:00Z.
    static let start: Int64 = 1_795_161_600_000
    static let episode = NotificationContent.Episode(
        system: "https://sor2.sum.dsdn.dk/#id=265161000016000", value: "urn:uuid:bd481c38-a921-51ed-afa1-0242ac120002")

    /// One message of a stay.
    struct Stay {
        var activity: String
        var status: String
        var encounterClass = "IMP"
        var end: String?
        var leaveStart: String?
        var isDeceased = false
    }

    /// The course of one admission, with all that came before in each.
    static let course: [Stay] = [
        Stay(activity: "admit-inpatient", status: "in-progress"),
        Stay(activity: "start-leave-inpatient", status: "onleave", leaveStart: "2026-11-20T10:00:00Z"),
        Stay(activity: "end-leave-inpatient", status: "in-progress", leaveStart: "2026-11-20T10:00:00Z"),
        Stay(activity: "discharge-inpatient-home", status: "finished", end: "2026-11-21T08:00:00Z"),
        Stay(activity: "revise-discharge-inpatient-home", status: "finished", end: "2026-11-21T07:30:00Z"),
    ]

    static func number(_ name: String) -> String { MessageWriter.uuid("test", name) }

    /// The message of a step, with the history that MedCom asks for.
    static func notification(
        _ steps: [Stay], named name: String = "a", bundle: String? = nil, cpr: String = cpr, family: String = "Elmer",
        given: [String] = [], receiver: MessagePlace = municipality
    ) -> [UInt8] {
        let history = steps.enumerated().map { place, step in
            MessageEnvelope.Step(
                identifier: number("\(name)\(place)"), activity: step.activity,
                occurred: start + Int64(place) * 3_600_000, agent: hospital,
                previous: place == 0 ? nil : number("\(name)\(place - 1)"))
        }
        let last = history[history.count - 1]
        let step = steps[steps.count - 1]
        let content = NotificationContent(
            cpr: cpr, family: family, given: given, isDeceased: step.isDeceased, encounter: name, status: step.status,
            encounterClass: step.encounterClass, start: "2026-11-20T08:00:00Z", end: step.end,
            leaveStart: step.leaveStart, leaveEnd: nil, episodes: [episode], asksForReport: steps.count == 1)
        return content.bytes(
            MessageEnvelope(
                kind: .hospitalNotification, identifier: last.identifier,
                bundleIdentifier: bundle ?? number("bundle \(name)\(steps.count)"), sent: last.occurred,
                sender: hospital, receiver: receiver, steps: history))
    }

    /// All messages of a course, in order.
    static func notifications(_ course: [Stay] = course, named name: String = "a") -> [[UInt8]] {
        course.indices.map { notification(Array(course[...$0]), named: name) }
    }

    static func words(
        _ name: String, person: MessagePerson.Number = .init(system: NationalSystems.civilRegistration, value: cpr),
        category: String = "carecoordination", answering: String? = nil,
        text: String = "Hvordan går det?",
        priority: String? = nil, topic: String? = "Plan", episodes: [NotificationContent.Episode] = [episode]
    ) -> [UInt8] {
        let content = CareCommunicationContent(
            number: person, family: "Elmer", given: [], communication: name, category: category, topic: topic,
            priority: priority,
            texts: [
                .init(
                    text: text, date: "2026-11-20T09:00:00Z",
                    author: .init(family: "Holm", given: ["Ida"], role: "sygeplejerske", phone: "38683868"))
            ],
            attachments: [
                .init(
                    contentType: "application/pdf", data: "JVBERi0=", title: "Plan", date: "2026-11-20T09:00:00Z")
            ], episodes: episodes)
        let payloads = content.payloads(of: number(name))
        let before = answering.map {
            MessageEnvelope.Step(
                identifier: number($0), activity: "new-message", occurred: start - 3_600_000, agent: municipality,
                payloads: ["urn:uuid:" + number("payload " + $0)])
        }
        let step = MessageEnvelope.Step(
            identifier: number(name), activity: answering == nil ? "new-message" : "reply-message", occurred: start,
            agent: hospital, previous: answering.map(number), payloads: payloads)
        return content.bytes(
            MessageEnvelope(
                kind: .careCommunication, identifier: number(name), bundleIdentifier: number("bundle " + name),
                sent: start, sender: hospital, receiver: municipality, steps: (before.map { [$0] } ?? []) + [step]))
    }

    static let categories = [
        "alcohol-and-drug-treatment", "assistive-devices", "carecoordination", "decease", "discharge",
        "examination-results", "healthcare", "home-care-assessment", "medicine", "nursing", "outpatient",
        "psychiatry-social-disability", "regarding-referral", "telemedicine", "training", "acute-ambulant",
        "extended-care-responsibility", "other",
    ]
}
