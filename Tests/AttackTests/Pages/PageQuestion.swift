import FHIR
import TestSupport
import Pages

/// One request for a page.
struct PageQuestion {
    let pattern: RoutePattern
    private(set) var address: String
    /// The fields of a form; nil: the page is only asked for.
    var form: [String: String]?
    /// Whose record it is about, where it is about one.
    var citizen: Item?
    /// The resource that it is about.
    var item: Item?

    var line: String { (form == nil ? "GET " : "POST ") + address + (form.map { " \($0)" } ?? "") }

    /// What may stand in an address in braces, and what is put there.
    ///
    /// - Returns: nil for a pattern with a parameter that nobody knows here: it must be taught, so that no page escapes.
    init?(_ pattern: RoutePattern, _ draw: inout Draw) {
        self.pattern = pattern
        let citizen = draw.citizen()
        let items = draw.population.items.filter { $0.owner == citizen.number }
        let item = draw.chance(80) ? draw.one(of: items) : draw.item()
        let unit = draw.population[draw.one(of: draw.population.units)]
        var path = pattern.rawValue
        let known = [
            "{citizen}": citizen.id, "{type}": item.type, "{id}": item.id, "{language}": draw.pick("da", "en"),
            "{consent}": draw.item("Consent").id, "{person}": draw.item("RelatedPerson").id, "{unit}": unit.id,
            "{number}": "1", "{case}": draw.item("Task").id, "{provider}": "a-provider", "{app}": "an-app",
            "{client}": "an-app",
        ]
        for (name, value) in known { path = path.replacing(name, with: value) }
        guard !path.contains("{") else { return nil }
        var query: [(String, String)] = []
        switch pattern {
        case .trend: query = [("code", "http://loinc.org|" + draw.pick("8867-4", "15074-8", "29463-7"))]
        case .thread:
            switch Int.random(in: 0..<4, using: &draw.random) {
            case 0: query = [("text", draw.word(of: item))]
            case 1: query = [("course", draw.item("EpisodeOfCare").reference)]
            case 2: query = [("kind", draw.pick("result", "document", "contact"))]
            default: break
            }
        case .discharges: if draw.chance(60) { query = [("id", draw.item("Task").id)] }
        case .language: query = [("from", "/citizens/\(citizen.id)/entries/\(item.reference)")]
        default: break
        }
        let words = query.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        address = path + (words.isEmpty ? "" : "?" + words)
        if pattern.rawValue.contains("{citizen}") { self.citizen = citizen }
        if pattern == .entry { self.item = item }
        if pattern == .findPatient {
            self.citizen = citizen
            form = [
                "name": Marker.word(citizen.number, citizen.versions.count),
                "birth-date": citizen.current?["birthDate"]?.string ?? "",
            ]
        }
    }

    /// The same where there is nothing of what is hidden.
    func aboutNobody(_ hidden: [Item]) -> PageQuestion {
        var question = self
        question.address = Self.withoutIds(of: hidden, address)
        question.form = form?.mapValues { Self.withoutIds(of: hidden, $0) }
        return question
    }

    /// A text in which hidden resources have ids and words that nobody has.
    static func withoutIds(of hidden: [Item], _ text: String) -> String {
        hidden.enumerated().reduce(text) { text, entry in
            Marker.renamed(entry.element.number, to: Question.nobody - 1 - entry.offset, in: text)
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }

    /// The form as a browser sends it.
    var body: String? {
        form.map { form in form.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&") }
    }
}
