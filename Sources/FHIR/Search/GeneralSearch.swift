/// Finds the values of search parameters with the general FHIRPath evaluator.
struct GeneralSearch {
    private let resource: JSONValue
    private let type: SearchIndexer.TypePlan
    private let model = FHIRPathModel.r4
    private let environment: FHIRPathEnvironment

    init(_ resource: JSONValue, _ type: SearchIndexer.TypePlan) {
        self.resource = resource
        self.type = type
        var environment = FHIRPathEnvironment(resource: resource)
        // What is not at hand is known by the type in the reference.
        environment.resolve = { SearchReference(text: $0).type.map { .type($0) } }
        self.environment = environment
    }

    /// What a parameter finds; nothing where its expression cannot be evaluated on this resource.
    func values(of parameter: SearchIndexer.GeneralParameter) -> [(parameter: Int, value: SearchValue)] {
        let definition = type.definitions[parameter.place]
        let start = FHIRPathElement(json: resource, type: type.type)
        guard let found = try? parameter.expression.evaluate(on: start, environment) else { return [] }
        return SearchWalker.walk(resource) { walker in
            for value in found {
                if definition.kind == .composite {
                    guard let element = value.element else { continue }
                    for combination in combinations(definition, parameter.components, element) {
                        walker.add(.composite(combination), for: parameter.place)
                    }
                } else {
                    convert(value, definition.kind, with: &walker, for: parameter.place)
                }
            }
        }
    }

    private func combinations(
        _ definition: SearchParameterDefinition, _ expressions: [FHIRPathExpression], _ element: FHIRPathElement
    ) -> [[SearchValue]] {
        var combinations: [[SearchValue]] = [[]]
        for (component, expression) in zip(definition.components, expressions) {
            guard let found = try? expression.evaluate(on: element, environment) else { return [] }
            let values = SearchWalker.walk(resource) { walker in
                for value in found { convert(value, component.kind, with: &walker, for: 0) }
            }
            combinations = combinations.flatMap { combination in values.map { combination + [$0.value] } }
            combinations = Array(combinations.prefix(SearchWalker.maximumCombinations))
        }
        return combinations
    }

    private func convert(
        _ value: FHIRPathValue, _ kind: SearchParameterKind, with walker: inout SearchWalker, for place: Int
    ) {
        guard let element = value.element else {
            if case .boolean(let truth) = value, kind == .token {
                walker.add(.token(SearchToken(code: truth ? "true" : "false")), for: place)
            }
            return
        }
        let type = model.definitions.type(element.type)
        if type.name == "Extension" {
            for child in model.children(of: element, named: "value") {
                convert(.element(child), kind, with: &walker, for: place)
            }
        } else if let json = element.json, let conversion = SearchConversion(kind, type, in: model.definitions) {
            walker.convert(conversion, at: json.index, for: place)
        }
    }
}
