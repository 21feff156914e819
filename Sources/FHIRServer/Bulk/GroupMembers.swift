import FHIR

/// The patients that a Group lists.
///
/// Source: FHIR R4, Group.
enum GroupMembers {
    /// Their ids. A member who is inactive, or was not one at the instant, is left out; so is what is no Patient.
    ///
    /// - Throws: ``FHIRError/unsupported(_:)`` for a Group that describes its members instead of listing them.
    static func patients(of group: JSONValue, at instant: Int64, base: String) throws(FHIRError) -> [String] {
        guard group["actual"]?.bool == true else {
            throw .unsupported("only a Group that lists its members is exported: actual is true")
        }
        var patients: [String] = []
        for member in group["member"]?.elements.map({ $0 }) ?? [] where member["inactive"]?.bool != true {
            let period = member["period"]
            if let start = period?["start"]?.string.flatMap({ DateTime($0) }), start.earliest > instant { continue }
            if let end = period?["end"]?.string.flatMap({ DateTime($0) }), end.latest < instant { continue }
            guard var reference = member["entity"]?["reference"]?.string else { continue }
            if reference.hasPrefix(base + "/") { reference = String(reference.dropFirst(base.count + 1)) }
            let parts = reference.split(separator: "/")
            guard parts.count >= 2, parts[0] == "Patient" else { continue }
            let id = String(parts[1])
            if !patients.contains(id) { patients.append(id) }
        }
        return patients
    }
}
