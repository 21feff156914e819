import FHIR

/// What a citizen has signed on paper about access, as the record's DocumentReference of it. The paper lies where its text
/// says.
struct SignedPaper {
    enum Kind: CaseIterable {
        case mandate, block, endOfBlock

        /// What it is called in the record, whose language is Danish.
        var title: String {
            switch self {
            case .mandate: "Underskrevet fuldmagt"
            case .block: "Underskrevet spærring"
            case .endOfBlock: "Underskrevet ophævelse af spærring"
            }
        }
    }

    let kind: Kind
    /// The Patient's id.
    let patient: String
    /// Who writes it down, as a reference.
    let author: String
    /// The unit of who writes it down.
    let unit: String?
    /// Where it lies, or what it is called.
    let text: String
    /// When it is written down, as FHIR writes it.
    let written: String
    /// The Consent, as a reference.
    let about: String

    /// LOINC: patient consent.
    static let system = "http://loinc.org"
    static let code = "59284-0"

    func json(id: String) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("resourceType", "DocumentReference")
            $0.member("id", id)
            // That something is blocked is the citizen's own matter: only who wrote it down sees the paper of it.
            if kind != .mandate {
                $0.object("meta") { meta in
                    meta.array("security") { list in
                        list.object {
                            $0.codingContent("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "V")
                        }
                    }
                }
            }
            $0.member("status", "current")
            $0.concept("type", Self.system, Self.code, text: kind.title)
            $0.reference("subject", "Patient/" + patient, display: nil)
            $0.member("date", written)
            $0.array("author") { list in list.object { $0.member("reference", author) } }
            if let unit { $0.reference("custodian", "Organization/" + unit, display: nil) }
            $0.member("description", text)
            $0.array("content") { list in
                list.object { content in
                    content.object("attachment") { $0.member("title", kind.title) }
                }
            }
            $0.object("context") { context in
                context.array("related") { list in list.object { $0.member("reference", about) } }
            }
        }
        return try JSONDocument(writer.bytes).root
    }

    /// What a DocumentReference says of a paper, and the Consent that it is about; nil where it is none of these.
    static func reading(_ json: JSONValue) -> (kind: Kind, text: String, consent: String)? {
        let coding = json["type"]?.list("coding").first
        guard coding?["system"]?.string == system, coding?["code"]?.string == code, json["status"]?.string == "current",
            let title = json["type"]?["text"]?.string, let kind = Kind.allCases.first(where: { $0.title == title }),
            let consent = Reference(json["context"]?.list("related").first)?.id(of: "Consent")
        else { return nil }
        return (kind, json["description"]?.string ?? "", consent)
    }
}

/// A block that staff have written down from a paper, and that is not lifted: what the unit which wrote it down sees of it.
package struct SignedBlock: Sendable, Hashable {
    /// The Consent's id.
    package let consent: String
    /// Where the paper lies.
    package let paper: String

    package init(consent: String, paper: String) {
        self.consent = consent
        self.paper = paper
    }
}
