/// Turns the expressions of search parameters into a ``SearchPlan``, where they are made of paths, unions, `as`,
/// `ofType`, `extension('…')`, `[0]`, `where(resolve() is T)` and `where(member = 'text')`.
struct SearchPlanCompiler {
    let model: FHIRPathModel

    /// A step of a path, and the items it takes.
    struct Step: Hashable {
        var name: String
        var filter: SearchFilter?
    }

    /// A path from the start, and the type of what it finds.
    struct Route {
        var steps: [Step]
        var type: TypeDefinition.ID
        /// Whether there may be several items on the way.
        var isMany = false
    }

    /// A parameter's paths and what is made of their ends.
    struct Parameter {
        var place: Int
        var routes: [(steps: [Step], use: SearchPlan.Use)]
    }

    /// The paths that an expression stands for.
    ///
    /// - Returns: nil where it is more than paths, so that the general evaluator is needed.
    func routes(_ node: FHIRPathNode, from start: [Route]) -> [Route]? {
        switch node {
        case .this: return start
        case .member(let name): return start.flatMap { member(name, of: $0) }
        case .path(let first, let second): return routes(first, from: start).flatMap { routes(second, from: $0) }
        case .binary(.union, let left, let right):
            guard let left = routes(left, from: start), let right = routes(right, from: start) else { return nil }
            return left + right
        case .typed(let operation, let operand, let type) where operation != .is:
            return routes(operand, from: start).flatMap { narrowed($0, to: type) }
        case .typeCall(let operation, let type) where operation != .is:
            return narrowed(start, to: type)
        case .call(.where, let arguments):
            return filter(arguments[0]).flatMap { filtered(start, by: $0) }
        case .call(.extension, let arguments):
            guard case .literal(.string(let url)) = arguments[0] else { return nil }
            let extensions = start.flatMap { member("extension", of: $0) }
            return filtered(extensions, by: .member(SearchMemberName("url"), equals: url))
        case .indexer(let operand, .literal(.integer(let place))):
            guard let routes = routes(operand, from: start), routes.count == 1, start.count == 1, !start[0].isMany,
                routes[0].steps.count == start[0].steps.count + 1
                    || routes[0].steps.dropLast().allSatisfy({ $0.filter == nil })
            else { return nil }
            return filtered(routes, by: .place(place))
        default: return nil
        }
    }

    private func member(_ name: String, of route: Route) -> [Route] {
        let elements = model.elements(named: name, of: route.type)
        if elements.isEmpty, model.isType(route.type, name) { return [route] }
        return elements.map {
            Route(
                steps: route.steps + [Step(name: $0.jsonName)], type: $0.type, isMany: route.isMany || $0.isArray)
        }
    }

    private func narrowed(_ routes: [Route], to type: FHIRPathTypeSpecifier) -> [Route]? {
        // An abstract type says nothing yet about what is there.
        if routes.contains(where: { model.definitions.type($0.type).isAbstract }) { return nil }
        return routes.filter { route in
            let name = model.definitions.type(route.type).name
            return model.primitive(route.type) == nil ? model.isType(route.type, type.name) : name == type.name
        }
    }

    private func filter(_ criterion: FHIRPathNode) -> SearchFilter? {
        switch criterion {
        case .typed(.is, .call(.resolve, _), let type), .path(.call(.resolve, _), .typeCall(.is, let type)):
            return .refersTo(type.name)
        case .binary(.equal, .member(let name), .literal(.string(let text))):
            return .member(SearchMemberName(name), equals: text)
        default: return nil
        }
    }

    private func filtered(_ routes: [Route], by filter: SearchFilter) -> [Route]? {
        var result: [Route] = []
        for var route in routes {
            guard let last = route.steps.last, last.filter == nil else { return nil }
            let type = model.definitions.type(route.type)
            switch filter {
            case .refersTo where type.name != "Reference": continue
            case .member(let name, _):
                // Only a member with a single text can be compared by its bytes.
                let elements = model.definitions.elements(of: route.type)
                guard let element = elements.first(where: { SearchMemberName($0.jsonName) == name }),
                    !element.isArray, model.primitive(element.type)?.json == .string
                else { return nil }
            default: break
            }
            route.steps[route.steps.count - 1].filter = filter
            result.append(route)
        }
        return result
    }
}

extension SearchPlanCompiler {
    /// The paths of a parameter with what is made of their ends; nil where it needs the general evaluator.
    func parameter(
        _ definition: SearchParameterDefinition, at place: Int, _ expression: FHIRPathExpression,
        _ components: [FHIRPathExpression], from type: TypeDefinition.ID
    ) -> Parameter? {
        guard let found = routes(expression.root, from: [Route(steps: [], type: type)]) else { return nil }
        var routes: [(steps: [Step], use: SearchPlan.Use)] = []
        for route in found {
            if definition.kind == .composite {
                var plans: [SearchPlan] = []
                for (component, expression) in zip(definition.components, components) {
                    let start = [Route(steps: [], type: route.type)]
                    guard let inner = self.routes(expression.root, from: start) else { return nil }
                    let parameter = Parameter(place: 0, routes: ends(of: inner, component.kind))
                    plans.append(plan([parameter]))
                }
                routes.append((route.steps, .composite(plans)))
            } else {
                routes += ends(of: [route], definition.kind)
            }
        }
        return Parameter(place: place, routes: routes)
    }

    /// What is made of the ends of paths; an extension stands for its value.
    private func ends(of routes: [Route], _ kind: SearchParameterKind) -> [(steps: [Step], use: SearchPlan.Use)] {
        var ends: [(steps: [Step], use: SearchPlan.Use)] = []
        for route in routes {
            let isExtension = model.definitions.type(route.type).name == "Extension"
            for route in isExtension ? member("value", of: route) : [route] {
                let type = model.definitions.type(route.type)
                guard let conversion = SearchConversion(kind, type, in: model.definitions) else { continue }
                ends.append((route.steps, .value(conversion)))
            }
        }
        return ends
    }

    /// One plan of all parameters' paths.
    func plan(_ parameters: [Parameter]) -> SearchPlan {
        plan(
            parameters.flatMap { parameter in
                parameter.routes.map { ($0.steps[...], SearchPlan.Action(parameter: parameter.place, use: $0.use)) }
            })
    }

    private func plan(_ routes: [(steps: ArraySlice<Step>, action: SearchPlan.Action)]) -> SearchPlan {
        var order: [Step] = []
        var groups: [Step: [(steps: ArraySlice<Step>, action: SearchPlan.Action)]] = [:]
        for route in routes {
            guard let step = route.steps.first else { continue }
            if groups[step] == nil { order.append(step) }
            groups[step, default: []].append((route.steps.dropFirst(), route.action))
        }
        return SearchPlan(
            edges: order.map { step in
                SearchPlan.Edge(
                    name: SearchMemberName(step.name), filter: step.filter, target: plan(groups[step] ?? []))
            },
            actions: routes.filter(\.steps.isEmpty).map(\.action))
    }
}
