package import FHIR

/// Checks MedCom's messages: R4's structure and rules, and on top of them MedCom's profiles — cardinality, fixed values
/// and patterns, required codes, slices, the profiles of references and extensions, and rules in FHIRPath.
///
/// Paths begin at the Bundle: `Bundle.entry[2].resource.episodeOfCare`. No issue quotes what the message says.
package struct ProfileValidator: Sendable {
    package let library: ProfileLibrary
    private let structure: Validator
    private let invariants: InvariantChecker

    /// With MedCom's profiles.
    package static let medCom = ProfileValidator(.medCom)

    package init(_ library: ProfileLibrary) {
        self.library = library
        structure = Validator()
        invariants = InvariantChecker()
    }

    /// What is wrong with a message, or with a resource by itself; empty where nothing is.
    package func validate(_ resource: JSONValue) -> [Issue] { examine(resource).issues }

    /// As ``validate(_:)``, with the names of rules that could not be evaluated.
    func examine(_ resource: JSONValue) -> (issues: [Issue], unevaluated: Set<String>) {
        let faults = structure.validate(resource)
        guard faults.isEmpty else { return (faults, []) }
        let index = BundleIndex(resource)
        var issues = invariants.violations(of: resource).map { violation in
            Issue(
                severity: violation.severity, code: .invariant, path: violation.path,
                message: "the rule \(violation.key) does not hold")
        }
        var check = ProfileCheck(library, root: resource, index: index)
        for profile in profiles(of: resource) { check.check(resource, against: profile) }
        for entry in resource.list("entry") {
            guard let held = entry["resource"] else { continue }
            for profile in profiles(of: held) { check.check(held, against: profile) }
        }
        issues += check.issues
        return (issues, check.unevaluated)
    }

    /// The profiles that a resource says it keeps, as far as they are known.
    private func profiles(of resource: JSONValue) -> [Profile] {
        let declared = resource["meta"]?["profile"]?.elements.compactMap(\.string) ?? []
        return declared.compactMap(library.profile)
    }
}
