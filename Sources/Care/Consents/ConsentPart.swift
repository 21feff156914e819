import FHIR

/// A part of a record that a Consent is about; one without parts is about all of it.
package enum ConsentPart: Sendable, Hashable {
    /// What hangs together with an EpisodeOfCare, by its reference.
    case course(String)
    /// One resource, by its reference.
    case resource(String)
    /// Everything of one FHIR type.
    case kind(String)

    static let related = "related"
    static let instance = "instance"

    /// The parts that a provision names; nil where one of them cannot be understood.
    static func parts(of provision: JSONValue) -> [ConsentPart]? {
        var parts: [ConsentPart] = []
        for element in provision.list("class") {
            guard element["system"]?.string == ConsentSystems.resourceTypes, let code = element["code"]?.string else {
                return nil
            }
            parts.append(.kind(code))
        }
        for element in provision.list("data") {
            guard let reference = element["reference"]?["reference"]?.string else { return nil }
            switch element["meaning"]?.string {
            case related: parts.append(.course(reference))
            case instance: parts.append(.resource(reference))
            default: return nil
            }
        }
        return parts
    }
}
