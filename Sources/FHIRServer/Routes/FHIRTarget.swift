import FHIR

/// What the path of a request names: an interaction and what it is done to.
struct FHIRTarget: Sendable, Hashable {
    let route: FHIRRoute
    /// The resource type in the path.
    var type: String?
    var id: String?
    var version: String?
    /// The patient in whose compartment it is.
    var patient: String?
    /// The page of a search.
    var page: String?

    init(_ route: FHIRRoute, type: String? = nil, id: String? = nil, version: String? = nil) {
        self.route = route
        self.type = type
        self.id = id
        self.version = version
    }

    /// Finds the interaction that a method and a path ask for.
    ///
    /// - Parameter path: what follows `/fhir`, already without percent signs.
    /// - Throws: ``FHIRError`` for an unknown path, type or method.
    init(_ method: FHIRMethod, path: [String]) throws(FHIRError) {
        var allowed: [FHIRMethod] = []
        for route in FHIRRoute.ofLength[path.count] ?? [] {
            guard let target = Self.match(route.route, route.segments, path) else { continue }
            let route = route.route
            if route.method == method {
                self = target
                return
            }
            if !allowed.contains(route.method) { allowed.append(route.method) }
        }
        if !allowed.isEmpty { throw .methodNotAllowed(allowed) }
        if let type = path.first, type.first?.isUppercase == true, !Self.isType(type) {
            throw .unknown("there is no resource type of this name in FHIR R4")
        }
        throw .unknown("there is no such address in this API")
    }

    private static func match(_ route: FHIRRoute, _ segments: [String], _ path: [String]) -> FHIRTarget? {
        var target = FHIRTarget(route)
        for (segment, text) in zip(segments, path) {
            switch segment {
            case "{type}":
                guard isType(text) else { return nil }
                target.type = text
            case "{id}":
                guard text.first != "_", text.first != "$" else { return nil }
                target.id = text
            case "{version}": target.version = text
            case "{patient}": target.patient = text
            case "{page}": target.page = text
            default: if segment != text { return nil }
            }
        }
        return target
    }

    private static let types = Set(Definitions.r4.resourceTypeNames)

    static func isType(_ name: String) -> Bool { types.contains(name) }
}
