import FHIR

/// Holds two records that send each other messages to one promise: what the one has said is in the other, once, as it was
/// said last; or somebody has been told that it is not.
final class PostJudge {
    static let promise = "no message lost or doubled"

    private static let endedBy = "https://tovholder.dk/fhir/StructureDefinition/stay-ended-by"

    private let region: SimulatedRegion
    /// What came by message, by what it is about.
    private var arrived: [String: String] = [:]

    init(_ region: SimulatedRegion) { self.region = region }

    /// What is wrong with a new version in either record.
    func findings(in changes: [RecordMirror.Change]) -> [String] {
        changes.compactMap { change in
            guard change.before == nil, let json = change.after, Self.cameByMessage(json),
                let content = Self.content(json)
            else { return nil }
            let known = arrived.updateValue(change.key.reference, forKey: content)
            guard let known, known != change.key.reference else { return nil }
            return "\(change.key.reference) says what \(known) has said: \(content)"
        }
    }

    /// What is wrong when all messages have come to their end.
    func findings(between here: RecordMirror, and there: RecordMirror) -> [String] {
        missing(from: here, in: there) + missing(from: there, in: here)
    }

    private func missing(from here: RecordMirror, in there: RecordMirror) -> [String] {
        let known = Dictionary(
            all(in: there).filter(Self.cameByMessage).compactMap { json in Self.content(json).map { ($0, json) } },
            uniquingKeysWith: { first, _ in first })
        let told = Set(
            here.newest("Task", .max).filter { RawTask($0)?.kind == "message-failed" }
                .compactMap { $0["focus"]?["reference"]?.string })
        var findings: [String] = []
        for json in all(in: here) where !Self.cameByMessage(json) && isTold(json) {
            guard let content = Self.content(json), let id = json["id"]?.string else { continue }
            let reference = (json["resourceType"]?.string ?? "") + "/" + id
            if told.contains(reference) { continue }
            guard let found = known[content] else {
                findings.append("\(reference) has not come, and nobody was told: \(content)")
                continue
            }
            if json["resourceType"]?.string == "Encounter", !hasMoved(json),
                found["status"]?.string != json["status"]?.string
            {
                findings.append(
                    "\(reference) is \(json["status"]?.string ?? ""), and there it is \(found["status"]?.string ?? "")")
            }
        }
        return findings
    }

    /// Of a stay that ended because another took its place, here or at another hospital, no discharge is told: the other is.
    private func hasMoved(_ stay: JSONValue) -> Bool {
        let disposition = RawPeriod.elements(stay["hospitalization"]?["dischargeDisposition"]?["coding"])
        return disposition.contains { $0["code"]?.string == "other-hcf" }
            || RawPeriod.elements(stay["extension"]).contains { $0["url"]?.string == Self.endedBy }
    }

    private func all(in mirror: RecordMirror) -> [JSONValue] {
        mirror.newest("Encounter", .max) + mirror.newest("Communication", .max)
    }

    /// Whether the other side is to hear of it.
    private func isTold(_ json: JSONValue) -> Bool {
        guard let citizen = json["subject"]?["reference"]?.string.map(Stage.id), region.takesMessages(citizen) else {
            return false
        }
        if json["resourceType"]?.string == "Communication" { return Self.content(json) != nil }
        return json["class"]?["code"]?.string == "IMP"
    }

    private static func cameByMessage(_ json: JSONValue) -> Bool {
        RawPeriod.elements(json["identifier"]).contains {
            $0["system"]?.string == "https://tovholder.dk/fhir/NamingSystem/medcom-message"
        }
    }

    /// What it is about: the words, or who was admitted and when; nil where it is no message of ours.
    private static func content(_ json: JSONValue) -> String? {
        switch json["resourceType"]?.string {
        case "Communication":
            let text = RawPeriod.elements(json["payload"]).compactMap { $0["contentString"]?.string }.first
            return text.flatMap { $0.hasPrefix(SimulatedWords.prefix) ? $0 : nil }
        case "Encounter":
            guard let who = json["subject"]?["reference"]?.string,
                let start = RawPeriod.instant(json["period"]?["start"])
            else { return nil }
            return "\(who) admitted at \(start)"
        default: return nil
        }
    }
}
