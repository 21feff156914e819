import FHIR

/// That somebody has printed a letter, or brought it to the post. Steps stay on it in the order in which they were taken.
package struct LetterStep: Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The first time, or again: each is a step.
        case printed
        case posted
    }

    package var code: Code
    package var at: Int64
    /// Who: a reference.
    package var by: String
    package var name: String?

    package init(_ code: Code, at: Int64, by: String, name: String? = nil) {
        self.code = code
        self.at = at
        self.by = by
        self.name = name
    }

    init?(_ json: JSONValue) {
        let parts = json.list("extension")
        func part(_ name: String) -> JSONValue? { parts.first { $0["url"]?.string == name } }
        guard let code = part("code")?["valueCode"]?.string.flatMap(Code.init),
            let at = part("at")?["valueInstant"]?.instantValue,
            let by = part("by")?["valueReference"]?["reference"]?.string
        else { return nil }
        self.init(code, at: at, by: by, name: part("by")?["valueReference"]?["display"]?.string)
    }

    var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.object {
            $0.array("extension") { list in
                list.object {
                    $0.member("url", "code")
                    $0.member("valueCode", code.rawValue)
                }
                list.object {
                    $0.member("url", "at")
                    $0.member("valueInstant", InstantText.exact(at))
                }
                list.object {
                    $0.member("url", "by")
                    $0.reference("valueReference", by, display: name)
                }
            }
            $0.member("url", LetterSystems.step)
        }
        return writer.bytes
    }
}
