package import FHIR

/// Something about how a citizen lives that whoever helps must reckon with. It stands on the Patient as an extension, since
/// no Danish profile has been found that says it; what is not said is not known.
package enum CitizenMark: String, Sendable, Hashable, CaseIterable {
    /// Exempt from Digital Post, or for other reasons without a screen: what is told goes on paper.
    case notDigital = "not-digital"
    case livesAlone = "lives-alone"

    var url: String { "https://tovholder.dk/fhir/StructureDefinition/" + rawValue }

    /// What a Patient says; nil where it says nothing.
    package func value(of patient: JSONValue) -> Bool? { patient.extensionElement(url)?["valueBoolean"]?.bool }

    /// The Patient when it says so.
    func said(_ value: Bool, on patient: JSONValue) throws -> JSONValue {
        var writer = JSONWriter()
        writer.object {
            $0.member("url", url)
            $0.member("valueBoolean", value)
        }
        var editor = JSONEditor(patient)
        if let old = patient.extensionElement(url) {
            editor.replace(old, withJSON: writer.bytes)
        } else {
            editor.append(extensions: [writer.bytes], to: patient)
        }
        return try JSONDocument(editor.bytes).root
    }

    /// A Patient without any mark.
    static func withoutMarks(_ patient: JSONValue) throws -> JSONValue {
        let urls = Set(allCases.map(\.url))
        let extensions = patient.list("extension")
        let marks = extensions.filter { urls.contains($0["url"]?.string ?? "") }
        var editor = JSONEditor(patient)
        if marks.count == extensions.count {
            editor.remove("extension", of: patient)
        } else {
            for mark in marks { editor.remove(mark) }
        }
        return try JSONDocument(editor.bytes).root
    }
}
