import FHIR

/// What somebody of staff has done about answers.
package struct AnswerLook: Sendable, Hashable {
    /// What was done, as AmbuFlex tells it apart: a visit is saved only where there was none.
    package enum Action: String, Sendable, Hashable, CaseIterable {
        /// The answers were read, and nothing was needed.
        case seen
        case called, written
        /// A visit was arranged.
        case visit
    }

    static let url = "https://tovholder.dk/fhir/StructureDefinition/answers-looked-at"

    package let action: Action
    package let at: Int64
    /// Who, as a reference.
    package let by: String
    package let name: String?

    package init(_ action: Action, at: Int64, by: String, name: String?) {
        self.action = action
        self.at = at
        self.by = by
        self.name = name
    }

    init?(_ json: JSONValue) {
        func part(_ name: String) -> JSONValue? { json.list("extension").first { $0["url"]?.string == name } }
        guard let action = part("action")?["valueCode"]?.string.flatMap(Action.init),
            let at = part("at")?["valueDateTime"]?.instantValue,
            let by = part("by")?["valueReference"]?["reference"]?.string
        else { return nil }
        self.init(action, at: at, by: by, name: part("by")?["valueReference"]?["display"]?.string)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", Self.url)
            $0.array("extension") { list in
                list.object {
                    $0.member("url", "action")
                    $0.member("valueCode", action.rawValue)
                }
                list.object {
                    $0.member("url", "at")
                    $0.member("valueDateTime", InstantText.exact(at))
                }
                list.object {
                    $0.member("url", "by")
                    $0.reference("valueReference", by, display: name)
                }
            }
        }
        return writer.bytes
    }
}
