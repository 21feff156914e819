package import FHIR

/// The resources of a Bundle by the addresses that references in it may use.
package struct BundleIndex: Sendable {
    private var resources: [String: JSONValue] = [:]

    /// - Parameter bundle: a resource that is no Bundle has nothing to find in it.
    package init(_ bundle: JSONValue) {
        guard let entries = bundle["entry"]?.elements else { return }
        for entry in entries {
            guard let resource = entry["resource"] else { continue }
            if let url = entry["fullUrl"]?.string { resources[url] = resource }
            if let type = resource["resourceType"]?.string, let id = resource["id"]?.string {
                resources["\(type)/\(id)"] = resource
            }
        }
    }

    /// What a reference in the Bundle points to; nil where that is not in the Bundle.
    package func resource(_ reference: String?) -> JSONValue? {
        guard let reference else { return nil }
        return resources[reference] ?? Reference.target(of: reference).flatMap { resources[$0] }
    }
}
