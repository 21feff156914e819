import FHIR

/// A period of responsibility as it stands in a pathway's JSON, read here once more: the oracle shares no code with what
/// it judges.
struct RawPeriod: Hashable {
    let role: String
    let holder: String
    let start: Int64
    /// Nil: it is open.
    let end: Int64?
    let cause: Cause

    enum Cause: Hashable {
        case task(String)
        case rule(String)
        case none
    }

    private static let url = "https://tovholder.dk/fhir/StructureDefinition/responsibility"

    /// What stands in a pathway; nil where some of it cannot be read.
    static func all(of pathway: JSONValue) -> [RawPeriod]? {
        var periods: [RawPeriod] = []
        for line in elements(pathway["extension"]) where line["url"]?.string == url {
            guard let period = RawPeriod(line) else { return nil }
            periods.append(period)
        }
        return periods
    }

    private init?(_ line: JSONValue) {
        var parts: [String: JSONValue] = [:]
        for part in Self.elements(line["extension"]) {
            guard let name = part["url"]?.string, parts[name] == nil else { return nil }
            parts[name] = part
        }
        let period = parts["period"]?["valuePeriod"]
        guard let role = parts["role"]?["valueCode"]?.string,
            let holder = parts["holder"]?["valueReference"]?["reference"]?.string,
            let start = Self.instant(period?["start"])
        else { return nil }
        self.role = role
        self.holder = holder
        self.start = start
        end = Self.instant(period?["end"])
        if end == nil, period?["end"] != nil { return nil }
        if let task = parts["because"]?["valueReference"]?["reference"]?.string {
            cause = .task(task)
        } else if let rule = parts["because"]?["valueCode"]?.string {
            cause = .rule(rule)
        } else {
            cause = .none
        }
    }

    /// An instant, not a day.
    static func instant(_ json: JSONValue?) -> Int64? {
        guard let text = json?.string, text.contains("T") else { return nil }
        return DateTime(text)?.earliest
    }

    static func elements(_ json: JSONValue?) -> [JSONValue] { json.map { Array($0.elements) } ?? [] }
}
