/// Checks FHIR R4 resources of any type against the definitions: unknown and missing elements, JSON types,
/// cardinality, the syntax of primitives, required codes, choices, contained resources, references, narrative.
///
/// ```swift
/// let issues = Validator().validate(try JSONDocument(bytes).root)
/// ```
package struct Validator: Sendable {
    package let definitions: Definitions
    private let rules: [any ResourceRule]

    /// How many issues of one resource are worth telling.
    package static let mostIssues = 100

    /// - Parameter rules: what else is asked of a resource whose structure is right, such as the invariants in FHIRPath.
    package init(_ definitions: Definitions = .r4, rules: [any ResourceRule] = []) {
        self.definitions = definitions
        self.rules = rules
    }

    /// What is wrong with a resource, the resources in it included; empty where nothing is.
    ///
    /// Paths begin with the resource's type: `Patient.name[0].given[1]`.
    package func validate(_ resource: JSONValue) -> [Issue] {
        let issues = check(resource) { $0.checkResource(resource.index) }
        return issues.isEmpty ? rules.flatMap { $0.issues(in: resource) } : issues
    }

    /// What is wrong with a Bundle apart from its entries: for those who then take one entry after the other.
    package func validateEnvelope(ofBundle bundle: JSONValue) -> [Issue] {
        check(bundle) {
            $0.leavesOutEntries = true
            $0.checkResource(bundle.index)
        }
    }

    /// What is wrong with one value of a type that is no resource, such as `Bundle.entry` or `HumanName`.
    ///
    /// Paths begin with the type's name. A type that there is none of is an issue.
    package func validate(_ value: JSONValue, as type: String) -> [Issue] {
        guard let definition = definitions.type(named: type), definition.kind != .primitive else {
            return [Issue(severity: .error, code: .structure, path: type, message: "there is no such type")]
        }
        return check(value, name: type) { $0.checkObject(value.index, type: definition.id.rawValue) }
    }

    private func check(
        _ value: JSONValue, name: String? = nil, _ body: (inout StructureCheck) -> Void
    ) -> [Issue] {
        let document = value.document
        return document.bytes.withUnsafeBufferPointer { bytes in
            document.nodes.withUnsafeBufferPointer { nodes in
                definitions.elementChecks.withUnsafeBufferPointer { checks in
                    guard let bytes = bytes.baseAddress, let nodes = nodes.baseAddress, let checks = checks.baseAddress
                    else { return [] }
                    // The three pointers live as long as this closure, and the check with them.
                    var check = StructureCheck(
                        root: value, name: name, bytes: bytes, nodes: nodes, checks: checks, definitions: definitions)
                    body(&check)
                    return check.issues
                }
            }
        }
    }
}

/// Something asked of a whole resource beyond its structure.
package protocol ResourceRule: Sendable {
    /// What is wrong with a resource whose structure is right; empty where nothing is.
    func issues(in resource: JSONValue) -> [Issue]
}
