package import FHIR

/// Which looks a citizen wants to be told of. Emergency access is always told, at once.
package enum LookNotice: String, Sendable, Hashable, CaseIterable {
    case each
    /// By somebody without a part in the care: with a stated reason, or for no reason that is known.
    case unusual
    case never = "none"

    /// What holds for those who have chosen nothing.
    package static let standard = LookNotice.unusual

    /// Whether a look for this reason is told of.
    package func tells(of reason: AccessReason) -> Bool {
        switch reason {
        case .own, .system: false
        case .emergency: true
        case .statedReason, .unknown: self != .never
        case .proxy, .custody, .care: self == .each
        }
    }

    /// The choice as a resource in the citizen's compartment.
    package func json(id: String, of patient: String, at instant: Int64) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "Basic")
            $0.member("id", id)
            $0.lookMeta()
            $0.lookConcept("code", LookSystems.notice, rawValue)
            $0.lookReference("subject", "Patient/" + patient)
            $0.member("created", InstantText.day(instant))
            $0.lookReference("author", "Patient/" + patient)
        }
        return try JSONDocument(writer.bytes).root
    }

    /// Nil where it is no such choice.
    package init?(_ json: JSONValue) {
        guard json["resourceType"]?.string == "Basic",
            let code = json["code"]?.list("coding").first(where: { $0["system"]?.string == LookSystems.notice }),
            let notice = code["code"]?.string.flatMap(LookNotice.init)
        else { return nil }
        self = notice
    }
}
