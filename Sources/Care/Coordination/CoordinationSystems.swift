import FHIR

/// The code systems and extensions that work across units is written with.
package enum CoordinationSystems {
    /// What kind of Task it is, among those that several capabilities write.
    package static let taskKind = TaskKind.system
    /// That somebody took a step with a Task: what, when and who.
    static let step = "https://tovholder.dk/fhir/StructureDefinition/task-step"
    /// By when whoever is asked must say yes or no.
    static let answerBy = "https://tovholder.dk/fhir/StructureDefinition/answer-by"

    /// Clocks of those who write may be so far apart.
    static let tolerance: Int64 = 120_000
    /// Characters that a text written in a form may have.
    package static let longestText = 1000

    /// Whether a text says something and is not too long.
    static func isText(_ text: String?) -> Bool {
        guard let text else { return false }
        return !text.isBlank && text.count <= longestText
    }
}

/// What is wrong with how a resource is written: the element.
struct ShapeProblem: Error, Sendable, Hashable {
    let element: String

    init(_ element: String) {
        self.element = element
    }
}

extension JSONValue {
    /// The extension with this address; nil where there is none.
    func extensionElement(_ url: String) -> JSONValue? { list("extension").first { $0["url"]?.string == url } }

    /// All extensions with this address.
    func extensionElements(_ url: String) -> [JSONValue] { list("extension").filter { $0["url"]?.string == url } }

    /// An instant in milliseconds since 1970; nil where it is no time of day.
    var instantValue: Int64? {
        guard let time = string.flatMap(DateTime.init), time.precision >= .minute else { return nil }
        return time.earliest
    }

    /// Whether a coding of this system and code is among those of a concept.
    func hasCoding(_ system: String, _ code: String) -> Bool {
        list("coding").contains { $0["system"]?.string == system && $0["code"]?.string == code }
    }
}
