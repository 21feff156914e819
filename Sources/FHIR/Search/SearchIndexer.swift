/// Finds the values under which a resource is found: for each FHIR R4 search parameter of its type, what the
/// parameter's expression selects, in the form that the kind of parameter compares.
///
/// Most expressions are paths: those of one type become one tree (``SearchPlan``) that a single walk over the resource
/// follows. The rest, about one in a hundred, are evaluated by the general FHIRPath evaluator.
///
/// The positions of `near` and other special parameters are not indexed beyond that they are there, for they would
/// need a spatial index. `_lastUpdated` is indexed as written; a record knows it better.
package struct SearchIndexer: Sendable {
    package let parameters: SearchParameters
    private let types: [SearchMemberName: TypePlan]

    /// What is done for the resources of one type.
    struct TypePlan: Sendable {
        let type: TypeDefinition.ID
        let definitions: [SearchParameterDefinition]
        let plan: SearchPlan
        /// The parameters that need the general evaluator.
        let general: [GeneralParameter]
    }

    struct GeneralParameter: Sendable {
        let place: Int
        let expression: FHIRPathExpression
        let components: [FHIRPathExpression]
    }

    /// Compiles the expressions of all parameters once.
    package init(_ parameters: SearchParameters = .r4) {
        self.init(parameters, usesPlans: true)
    }

    /// - Parameter usesPlans: false to evaluate everything with the general evaluator, which is what the plans are
    ///   compared with.
    init(_ parameters: SearchParameters, usesPlans: Bool) {
        self.parameters = parameters
        let model = FHIRPathModel.r4
        var types: [SearchMemberName: TypePlan] = [:]
        for name in model.definitions.resourceTypeNames {
            guard let type = model.type(named: name) else { continue }
            types[SearchMemberName(name)] = Self.typePlan(type, parameters.definitions(of: name), model, usesPlans)
        }
        self.types = types
    }

    private static func typePlan(
        _ type: TypeDefinition, _ definitions: [SearchParameterDefinition], _ model: FHIRPathModel, _ usesPlans: Bool
    ) -> TypePlan {
        let compiler = SearchPlanCompiler(model: model)
        var planned: [SearchPlanCompiler.Parameter] = []
        var general: [GeneralParameter] = []
        for (place, definition) in definitions.enumerated() where !definition.expression.isEmpty {
            // That all expressions of the table compile is tested: an unknown one would only go unindexed.
            guard let expression = try? definition.compiled() else { continue }
            let components = definition.components.compactMap { try? $0.compiled() }
            let parameter =
                usesPlans
                ? compiler.parameter(definition, at: place, expression, components, from: type.id) : nil
            if let parameter {
                planned.append(parameter)
            } else {
                general.append(GeneralParameter(place: place, expression: expression, components: components))
            }
        }
        return TypePlan(
            type: type.id, definitions: definitions, plan: compiler.plan(planned), general: general)
    }

    /// The search entries of one resource, in the order of the parameters' numbers; duplicates are left out.
    /// Empty for anything that is not a resource of a known type.
    package func entries(of resource: JSONValue) -> [SearchEntry] {
        var type: TypePlan?
        var found = SearchWalker.walk(resource) { walker in
            guard let name = walker.text(.resourceType, of: resource.index) else { return }
            type = types[SearchMemberName(name)]
            if let type { walker.visit(type.plan, at: resource.index) }
        }
        guard let type else { return [] }
        for parameter in type.general { found += GeneralSearch(resource, type).values(of: parameter) }
        return Self.entries(found, type.definitions)
    }

    private static let few = 12

    private static func entries(
        _ found: [(parameter: Int, value: SearchValue)], _ definitions: [SearchParameterDefinition]
    ) -> [SearchEntry] {
        // Keeps the order in which the values of one parameter stand in the resource.
        let order = found.indices.sorted { (found[$0].parameter, $0) < (found[$1].parameter, $1) }
        var entries: [SearchEntry] = []
        entries.reserveCapacity(found.count)
        var start = 0
        var seen: Set<SearchValue> = []
        for place in order {
            let value = found[place].value
            let definition = definitions[found[place].parameter]
            if start < entries.count, entries[start].parameter != definition.id {
                start = entries.count
                seen.removeAll(keepingCapacity: true)
            }
            // Few values are compared one by one, many are hashed.
            if entries.count - start < few {
                var earlier = start
                while earlier < entries.count, entries[earlier].value != value { earlier += 1 }
                if earlier < entries.count { continue }
            } else {
                if seen.isEmpty { seen.formUnion(entries[start...].map(\.value)) }
                if !seen.insert(value).inserted { continue }
            }
            entries.append(SearchEntry(parameter: definition.id, code: definition.code, value: value))
        }
        return entries
    }

    /// How many parameters a type has, and how many of them need the general evaluator.
    func counts(of type: String) -> (all: Int, general: Int)? {
        types[SearchMemberName(type)].map { ($0.definitions.filter { !$0.expression.isEmpty }.count, $0.general.count) }
    }
}

extension SearchParameterDefinition {
    func compiled() throws(FHIRPathError) -> FHIRPathExpression { try FHIRPathExpression(search: expression) }
}

extension SearchParameterComponent {
    func compiled() throws(FHIRPathError) -> FHIRPathExpression { try FHIRPathExpression(search: expression) }
}

extension FHIRPathExpression {
    /// The expression of a search parameter. One of them says `DateTime` for the type that FHIR calls `dateTime`.
    init(search text: String) throws(FHIRPathError) {
        try self.init(text.replacing("as(DateTime)", with: "as(dateTime)"))
    }
}
