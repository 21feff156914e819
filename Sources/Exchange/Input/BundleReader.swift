import FHIR

/// Reads a parsed JSON text as parts: the resource that it is, or the entries of the Bundle that it is.
enum BundleReader {
    /// The parts of a value, in the order in which they are to be taken.
    static func parts(of value: JSONValue, at place: Place) -> [ImportPart] {
        guard value.kind == .object, value["resourceType"]?.string == "Bundle",
            let kind = value["type"]?.string.flatMap(BundleKind.init)
        else {
            return [ImportPart(entries: [resource(value, at: place)], bundle: nil, place: place, source: value)]
        }
        var entries =
            (value["entry"]?.elements).map { elements in
                elements.enumerated().map { entry($1, kind: kind, at: place.entry($0 + 1)) }
            } ?? []
        // A history Bundle has the newest version first (R4, http.html#history): taken from the other end.
        if kind == .history { entries.reverse() }
        let context = BundleContext(kind: kind, targets: targets(of: entries))
        if kind.keepsItself {
            entries.append(resource(value, at: place))
        } else {
            let envelope = ImportEntry(place: place, resource: value, fullURL: nil, action: .envelope)
            entries.insert(envelope, at: 0)
        }
        if kind.isWhole { return [ImportPart(entries: entries, bundle: context, place: place, source: value)] }
        return entries.map { entry in
            let source = entry.action == .envelope ? nil : entry.resource
            return ImportPart(entries: [entry], bundle: context, place: entry.place, source: source)
        }
    }

    private static func resource(_ value: JSONValue, at place: Place) -> ImportEntry {
        ImportEntry(place: place, resource: value, fullURL: nil, action: .create(ifNoneExist: nil))
    }

    private static func entry(_ value: JSONValue, kind: BundleKind, at place: Place) -> ImportEntry {
        let resource = value["resource"]
        return ImportEntry(
            place: place, resource: resource, fullURL: value["fullUrl"]?.string,
            action: action(of: value["request"], hasResource: resource != nil, kind: kind))
    }

    private static func action(
        of request: JSONValue?, hasResource: Bool, kind: BundleKind
    ) -> ImportEntry.Action {
        let plain: ImportEntry.Action = hasResource ? .create(ifNoneExist: nil) : .pass
        guard let request, [.transaction, .batch, .history].contains(kind) else {
            return [.transactionResponse, .batchResponse].contains(kind) && !hasResource ? .pass : plain
        }
        let url = request["url"]?.string ?? ""
        switch request["method"]?.string {
        case "POST":
            guard hasResource else { return .refuse("a POST without a resource") }
            guard !url.contains("$") else { return .refuse("an operation cannot be run by an import") }
            return .create(ifNoneExist: request["ifNoneExist"]?.string.map { conditional(url, $0) })
        case "PUT":
            guard hasResource else { return .refuse("a PUT without a resource") }
            return url.contains("?") ? .update(where: url) : plain
        case "DELETE":
            if url.contains("?") { return .deleteWhere(url) }
            let parts = url.split(separator: "/")
            guard parts.count == 2 else { return .refuse("a DELETE without Type/id") }
            return .delete(type: String(parts[0]), id: String(parts[1]))
        case "PATCH": return .refuse("a PATCH cannot be imported")
        case "GET", "HEAD": return .pass
        default: return plain
        }
    }

    /// `ifNoneExist` holds the search without its type; the type is that of the request.
    private static func conditional(_ url: String, _ search: String) -> String {
        if let mark = search.firstIndex(of: "?") {
            return mark == search.startIndex ? url + search : search
        }
        return url + "?" + search
    }

    private static func targets(of entries: [ImportEntry]) -> [String: BundleContext.Target] {
        var targets: [String: BundleContext.Target] = [:]
        for entry in entries {
            guard let fullURL = entry.fullURL, let resource = entry.resource,
                let type = resource["resourceType"]?.string
            else { continue }
            let condition: String? =
                switch entry.action {
                case .create(let search): search
                case .update(let search): search
                default: nil
                }
            let id = ResourceIdentity.id(of: resource, fullURL: fullURL)
            targets[fullURL] = .init(type: type, id: id, condition: condition)
        }
        return targets
    }
}
