import FHIR
import Record

/// Carries out a transaction inside one of the record's: finds what every entry is about, gives references their places,
/// then writes in the order of the standard.
struct TransactionRun {
    let run: ChangeRun
    let reader: ChangeReader

    /// - Returns: what each change did, by the entry's number; nil where a conditional deletion found nothing.
    func carryOut(_ plan: TransactionPlan) throws -> [Int: ChangeResult] {
        var found: [Int: ChangeRun.Found] = [:]
        var taken: Set<String> = []
        for number in plan.changes.keys.sorted() {
            guard let change = plan.changes[number] else { continue }
            let place = change.place ?? ""
            guard let one = try at(place, { try run.find(change) }) else { continue }
            found[number] = one
            guard one.existing != nil || taken.insert(one.reference).inserted else {
                throw FHIRError.malformed("\(place): another entry is about the same resource")
            }
        }
        let targets = plan.numbers.compactMapValues { found[$0]?.reference }
        var results: [Int: ChangeResult] = [:]
        for number in plan.order {
            guard var one = found[number] else { continue }
            try at(one.change.place ?? "") {
                if let resource = one.change.resource, one.existing == nil {
                    one.change.resource = try placed(
                        resource, plan.references[number] ?? [], targets, fullURL: plan.fullURL(of: number))
                }
                results[number] = try run.carryOut(one)
            }
        }
        return results
    }

    private func at<Result>(_ place: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw FHIRError(error).at(place)
        }
    }

    /// The resource with its references to other entries, and those by search, as references to what they mean.
    ///
    /// Source: FHIR R4, RESTful API, 3.1.0.11.2; Bundle, 2.36.4.1 Resolving references in Bundles.
    private func placed(
        _ resource: JSONValue, _ references: [FoundReference], _ targets: [String: String], fullURL: String?
    ) throws -> JSONValue {
        var editor = JSONEditor(resource)
        var isEdited = false
        for reference in references {
            guard let text = try meaning(of: reference, targets, fullURL: fullURL), text != reference.text else {
                continue
            }
            editor.replace(JSONValue(document: resource.document, index: reference.node), with: text)
            isEdited = true
        }
        return isEdited ? try JSONDocument(editor.bytes).root : resource
    }

    /// - Returns: nil where the reference stays as it is.
    private func meaning(
        of reference: FoundReference, _ targets: [String: String], fullURL: String?
    ) throws -> String? {
        let text = reference.text
        // A version in a reference, and a fragment, are not part of the entry's address.
        if let target = targets[text] { return target }
        if let fullURL, !text.contains(":"), !text.contains("?") {
            let parts = fullURL.split(separator: "/", omittingEmptySubsequences: false)
            if let target = targets[(parts.dropLast(2) + [Substring(text)]).joined(separator: "/")] { return target }
        }
        guard reference.isReference else { return nil }
        if text.hasPrefix("urn:uuid:") || text.hasPrefix("urn:oid:") {
            throw FHIRError.malformed("a reference to an entry that is not in the Bundle")
        }
        // An address on another server is kept as it is, whether it is a search there or not.
        guard let mark = text.firstIndex(of: "?"), !text[..<mark].contains(":") else { return nil }
        let type = String(text[..<mark])
        guard FHIRTarget.isType(type) else { throw FHIRError.malformed("a reference by search needs a type") }
        let criteria = try reader.criteria(type, try QueryParameters(encoded: ChangeReader.query(of: text)))
        guard let match = try run.only(criteria) else {
            throw FHIRError.preconditionFailed("a reference by search that finds no \(type)")
        }
        return match.reference
    }
}
