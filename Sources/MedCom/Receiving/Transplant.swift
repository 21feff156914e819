import FHIR

/// Takes a resource out of a message and makes it one of the record: with an id of its own, about the record's citizen,
/// and with whoever else it names in words, for they are not in the record under those addresses.
struct Transplant {
    let index: BundleIndex
    /// References within the message, and what they are in the record.
    var known: [String: String] = [:]

    /// - Parameters:
    ///   - changes: what else is to be different.
    func resource(
        _ json: JSONValue, id: String, _ changes: (inout JSONEditor) -> Void = { _ in }
    ) throws -> JSONValue {
        var editor = JSONEditor(json)
        editor.set("id", of: json, to: id)
        editor.remove("meta", of: json)
        editor.remove("text", of: json)
        replaceReferences(in: json, &editor)
        changes(&editor)
        return try JSONDocument(editor.bytes).root
    }

    private func replaceReferences(in value: JSONValue, _ editor: inout JSONEditor) {
        if let text = value["reference"]?.string, !text.hasPrefix("#") {
            editor.replace(value, withJSON: reference(text, value))
            return
        }
        for member in value.members { replaceReferences(in: member.value, &editor) }
        for element in value.elements { replaceReferences(in: element, &editor) }
    }

    private func reference(_ text: String, _ value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.object {
            if let known = known[Reference.target(of: text) ?? text] {
                $0.member("reference", known)
            } else {
                let resource = index.resource(text)
                $0.member("type", resource?["resourceType"]?.string ?? Reference(json: value).targetType)
                if let identifier = value["identifier"] ?? place(resource) { $0.member("identifier", identifier) }
            }
            $0.member("display", words(for: text) ?? value["display"]?.string ?? "ukendt")
        }
        return writer.bytes
    }

    /// The SOR number of an organisation that is not in the record.
    private func place(_ resource: JSONValue?) -> JSONValue? {
        guard resource?["resourceType"]?.string == "Organization" else { return nil }
        return resource?["identifier"]?.elements.first { $0["system"]?.string == NationalSystems.organisationRegister }
    }

    /// Whom a reference within the message means, in words.
    func words(for reference: String?) -> String? {
        guard let resource = index.resource(reference) else { return nil }
        switch resource["resourceType"]?.string {
        case "PractitionerRole":
            let code = resource["code"]?[0]
            let role =
                code?["text"]?.string ?? code?["coding"]?[0]?["display"]?.string ?? code?["coding"]?[0]?["code"]?.string
            let parts = [
                words(for: resource["practitioner"]?["reference"]?.string), role,
                words(for: resource["organization"]?["reference"]?.string),
            ].compactMap { $0 }
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        case "Practitioner": return HumanName(resource["name"]?[0])?.display
        default: return resource["name"]?.string
        }
    }
}
