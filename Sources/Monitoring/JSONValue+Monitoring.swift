import FHIR

extension JSONValue {
    /// The first extension with this address; nil where there is none.
    func part(_ url: String) -> JSONValue? { list("extension").first { $0["url"]?.string == url } }

    /// All extensions with this address.
    func parts(_ url: String) -> [JSONValue] { list("extension").filter { $0["url"]?.string == url } }

    /// An instant in milliseconds since 1970; nil where it is no time of day.
    var momentValue: Int64? {
        guard let time = string.flatMap(DateTime.init), time.precision >= .minute else { return nil }
        return time.earliest
    }

    /// Whether a coding of this system and code is among those of a concept.
    func isCoded(_ system: String, _ code: String) -> Bool {
        list("coding").contains { $0["system"]?.string == system && $0["code"]?.string == code }
    }

    /// The id that a reference to this type names; nil for any other.
    func target(_ type: String) -> String? {
        guard let reference = self["reference"]?.string, reference.hasPrefix(type + "/"),
            reference.utf8.count > type.utf8.count + 1
        else { return nil }
        return String(reference.dropFirst(type.count + 1))
    }
}

extension JSONWriter {
    /// A reference to something, with what it is called.
    mutating func link(_ name: String, _ reference: String, _ display: String? = nil) {
        object(name) {
            $0.member("reference", reference)
            $0.member("display", display)
        }
    }

    /// A concept of one code.
    mutating func coded(_ name: String, _ system: String, _ code: String, text: String? = nil) {
        object(name) {
            $0.array("coding") { list in
                list.object {
                    $0.member("system", system)
                    $0.member("code", code)
                }
            }
            $0.member("text", text)
        }
    }

    /// One extension with a value: `content` writes the member.
    mutating func part(_ url: String, _ content: (inout JSONWriter) -> Void) {
        object {
            $0.member("url", url)
            content(&$0)
        }
    }

    /// A number as short as it can be written.
    mutating func member(_ name: String, decimal: Double) {
        member(name, number: MonitoringNumber.text(decimal))
    }
}
