import FHIR

/// The FHIR datatypes that a region writes.
extension JSONWriter {
    mutating func reference(_ name: String, _ reference: String, _ display: String? = nil) {
        object(name) {
            $0.member("reference", reference)
            $0.member("display", display)
        }
    }

    /// Nothing is written where there is no reference.
    mutating func reference(_ name: String, optional reference: String?) {
        if let reference { self.reference(name, reference) }
    }

    mutating func references(_ name: String, _ references: [String]) {
        if references.isEmpty { return }
        array(name) { list in
            for reference in references { list.object { $0.member("reference", reference) } }
        }
    }

    mutating func coding(_ system: String, _ code: String, _ display: String? = nil) {
        object {
            $0.member("system", system)
            $0.member("code", code)
            $0.member("display", display)
        }
    }

    mutating func concept(_ name: String, _ system: String, _ code: String, _ display: String? = nil) {
        object(name) { $0.conceptContent(system, code, display) }
    }

    mutating func concept(_ name: String, text: String) {
        object(name) { $0.member("text", text) }
    }

    /// A list of one concept.
    mutating func concepts(_ name: String, _ system: String, _ code: String, _ display: String? = nil) {
        array(name) { list in list.object { $0.conceptContent(system, code, display) } }
    }

    /// A list of one concept that is text only.
    mutating func concepts(_ name: String, text: String) {
        array(name) { list in list.object { $0.member("text", text) } }
    }

    private mutating func conceptContent(_ system: String, _ code: String, _ display: String?) {
        array("coding") { $0.coding(system, code, Self.isDanish(system) ? display : nil) }
        member("text", display)
    }

    /// Whether a system's own words are Danish: those of others are left out, and the Danish words are the text.
    private static func isDanish(_ system: String) -> Bool {
        !system.hasPrefix(CodeSystems.terminology) && system != "http://loinc.org"
    }

    mutating func identifiers(_ pairs: [(system: String, value: String)]) {
        array("identifier") { list in
            for pair in pairs {
                list.object {
                    $0.member("system", pair.system)
                    $0.member("value", pair.value)
                }
            }
        }
    }

    mutating func period(_ name: String, _ start: String?, _ end: String?) {
        object(name) {
            $0.member("start", start)
            $0.member("end", end)
        }
    }

    mutating func quantity(_ name: String, _ value: String, unit: String, ucum: String) {
        object(name) {
            $0.member("value", number: value)
            $0.member("unit", unit)
            $0.member("system", CodeSystems.ucum)
            $0.member("code", ucum)
        }
    }

    mutating func telecom(phone: String, mobile: Bool = false, mail: String? = nil) {
        array("telecom") { list in
            list.object {
                $0.member("system", "phone")
                $0.member("value", phone)
                $0.member("use", mobile ? "mobile" : "work")
            }
            if let mail {
                list.object {
                    $0.member("system", "email")
                    $0.member("value", mail)
                }
            }
        }
    }

    mutating func note(_ text: String?) {
        guard let text else { return }
        array("note") { list in list.object { $0.member("text", text) } }
    }

    mutating func markdown(_ name: String, base64 text: String) {
        member(name, Base64.encode(Array(text.utf8)))
    }

    /// The course that something belongs to, for types without an element of their own for it.
    mutating func episodeExtension(_ episode: String?) {
        guard let episode else { return }
        array("extension") { list in
            list.object {
                $0.member("url", CodeSystems.episode)
                $0.reference("valueReference", episode)
            }
        }
    }
}
