import Care
import FHIR

/// What the municipality is told without asking the patient: who, where, and that a stay has begun, stopped, ended.
/// Nothing of why.
struct NotificationContent: Sendable {
    var cpr: String
    var family: String
    var given: [String]
    var isDeceased: Bool
    /// The Encounter's id in the record.
    var encounter: String
    /// `in-progress`, `onleave`, `finished`, `entered-in-error`.
    var status: String
    /// `IMP` or `EMER`.
    var encounterClass: String
    var start: String
    var end: String?
    var leaveStart: String?
    var leaveEnd: String?
    /// Identifiers of the course that the stay belongs to, as they are in the record.
    var episodes: [Episode]
    /// Whether the receiver is asked for a report, as at the first admission.
    var asksForReport: Bool

    struct Episode: Sendable, Hashable {
        var system: String
        var value: String
    }

    /// The message.
    func bytes(_ envelope: MessageEnvelope) -> [UInt8] {
        var envelope = envelope
        let patient = MessageWriter.uuid(envelope.identifier, "patient")
        let stay = MessageWriter.uuid("stay", encounter)
        envelope.focus = "Encounter/" + stay
        var writer = MessageWriter(envelope)
        let number = MessagePerson.Number(system: NationalSystems.civilRegistration, value: cpr)
        writer.add(person: patient, number, family: family, given: given, isDeceased: isDeceased)
        let provider = writer.reference(to: envelope.sender)
        writer.add(
            "Encounter", stay,
            profile: MedComSystems.profile("hospitalnotification", "medcom-hospitalNotification-encounter"),
            narrative: "\(status) \(start)", status: leaveStart == nil ? "generated" : "extensions"
        ) { resource in
            if let leaveStart {
                resource.array("extension") { list in
                    list.object { leave in
                        leave.member("url", StaySystems.leave)
                        leave.object("valuePeriod") {
                            $0.member("start", leaveStart)
                            $0.member("end", leaveEnd)
                        }
                    }
                }
            }
            resource.member("status", status)
            resource.object("class") {
                $0.member("system", MedComSystems.actCode)
                $0.member("code", encounterClass)
            }
            resource.object("subject") { $0.member("reference", "Patient/" + patient) }
            resource.array("episodeOfCare") { list in
                for episode in episodes {
                    list.object { reference in
                        reference.object("identifier") {
                            $0.member("system", episode.system)
                            $0.member("value", episode.value)
                        }
                    }
                }
            }
            resource.object("period") {
                $0.member("start", start)
                $0.member("end", end)
            }
            resource.object("serviceProvider") { $0.member("reference", provider) }
        }
        let recipient = writer.reference(to: envelope.sender)
        return writer.bytes { header in
            guard asksForReport else { return }
            header.array("extension") { list in
                list.object {
                    $0.member("url", MedComSystems.reportOfAdmission)
                    $0.member("valueBoolean", true)
                }
                list.object { extensionObject in
                    extensionObject.member("url", MedComSystems.reportOfAdmissionRecipient)
                    extensionObject.object("valueReference") { $0.member("reference", recipient) }
                }
            }
        }
    }
}
