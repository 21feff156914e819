import FHIR

/// Who sends or receives, by the numbers that Danish messages are addressed with.
package struct MessagePlace: Sendable, Hashable, Codable {
    package var sor: String?
    package var gln: String?
    package var name: String?

    package init(sor: String?, gln: String?, name: String? = nil) {
        self.sor = sor
        self.gln = gln
        self.name = name
    }

    /// The numbers of an Organization; of both addresses of GLN, either will do.
    init(_ organization: JSONValue?) {
        let identifiers = organization.map { Organization(json: $0).identifiers } ?? []
        sor = identifiers.first { $0.system == NationalSystems.organisationRegister }?.value
        gln = identifiers.first { GLN.isSystem($0.system) }?.value
        name = organization?["name"]?.string
    }

    /// Whether messages can be addressed to it.
    var isComplete: Bool { sor?.isEmpty == false && gln?.isEmpty == false }

    /// As messages name an endpoint by its SOR number.
    var endpoint: String { "https://sor2.sum.dsdn.dk/#id=" + (sor ?? "") }
}
