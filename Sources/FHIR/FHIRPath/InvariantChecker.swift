/// Checks the rules that R4 makes for its types and elements in FHIRPath, such as `per-1`: a period does not end before
/// it starts.
///
/// This is apart from ``Validator``, which is about structure and stands on the hot path of an import: the rules cost a
/// hundred times as much.
package struct InvariantChecker: Sendable {
    /// A rule that does not hold.
    package struct Violation: Sendable, Hashable {
        /// Where, such as `Patient.contact[0]`.
        package let path: String
        /// The name of the rule, such as `pat-1`.
        package let key: String
        package let severity: Issue.Severity
        /// What the rule says, in the words of the specification.
        package let human: String
    }

    fileprivate struct Rule: Sendable {
        let invariant: Invariant
        let expression: FHIRPathExpression
    }

    private let model: FHIRPathModel
    /// The rules of each type, inherited ones too, by the type's number.
    private let rulesOfTypes: [[Rule]]
    /// The rules for elements of a type that is not their own, such as `Organization.telecom`, by path.
    private let rulesOfElements: [String: [Rule]]
    /// How many rules there are, and those that could not be compiled.
    package let count: Int
    package let uncompiled: [String]

    /// - Parameter severity: `.error` to leave out the rules that only warn.
    package init(_ severity: Issue.Severity = .error) {
        model = .r4
        let definitions = model.definitions
        var rules: [String: [Rule]] = [:]
        var uncompiled: [String] = []
        for invariant in definitions.invariants where severity != .error || invariant.severity == .error {
            // que-7 says `Boolean`, the type of FHIRPath itself, for the one that FHIR calls `boolean`.
            let text = invariant.expression.replacing("is Boolean", with: "is boolean")
            guard let expression = try? FHIRPathExpression(text) else {
                uncompiled.append(invariant.key)
                continue
            }
            rules[invariant.path, default: []].append(Rule(invariant: invariant, expression: expression))
        }
        var ofTypes: [[Rule]] = []
        for type in definitions.types {
            var found: [Rule] = []
            var ancestor: TypeDefinition? = type
            while let current = ancestor {
                found += rules[current.name] ?? []
                ancestor = current.base.flatMap { definitions.type(named: $0) }
            }
            ofTypes.append(found)
        }
        rulesOfTypes = ofTypes
        rulesOfElements = rules.filter { definitions.type(named: $0.key) == nil }
        count = rules.values.reduce(0) { $0 + $1.count }
        self.uncompiled = uncompiled
    }

    /// The rules that a resource does not keep, contained resources and entries of a Bundle included.
    ///
    /// - Parameter resolve: finds what a reference points to; without it only what the resource itself holds is found.
    package func violations(
        of resource: JSONValue, resolve: (@Sendable (String) -> FHIRPathEnvironment.Target?)? = nil
    ) -> [Violation] {
        examine(resource, resolve: resolve).violations
    }

    /// As ``violations(of:resolve:)``, with the names of the rules that could not be evaluated on this resource.
    func examine(
        _ resource: JSONValue, resolve: (@Sendable (String) -> FHIRPathEnvironment.Target?)? = nil
    ) -> (violations: [Violation], unevaluated: Set<String>) {
        guard let element = model.resource(resource) else { return ([], []) }
        var environment = FHIRPathEnvironment(resource: resource)
        environment.resolve = resolve
        var walk = Walk(checker: self, environment: environment)
        walk.visit(element, path: resource["resourceType"]?.string ?? "", definitionPath: "")
        return (walk.violations, walk.unevaluated)
    }

    private struct Walk {
        let checker: InvariantChecker
        var environment: FHIRPathEnvironment
        var violations: [Violation] = []
        var unevaluated: Set<String> = []

        mutating func visit(_ element: FHIRPathElement, path: String, definitionPath: String) {
            let type = checker.model.definitions.type(element.type)
            let rules =
                checker.rulesOfTypes[Int(element.type.rawValue)] + (checker.rulesOfElements[definitionPath] ?? [])
            for rule in rules where !holds(rule, for: element) {
                violations.append(
                    Violation(
                        path: path, key: rule.invariant.key, severity: rule.invariant.severity,
                        human: rule.invariant.human))
            }
            for (name, children) in checker.children(of: element) {
                for (place, child) in children.enumerated() {
                    let childPath = "\(path).\(name)" + (children.count > 1 ? "[\(place)]" : "")
                    let isResource = checker.model.definitions.type(child.type).kind == .resource
                    if isResource {
                        enter(child, name, path: childPath)
                    } else {
                        visit(child, path: childPath, definitionPath: "\(type.name).\(name)")
                    }
                }
            }
        }

        /// A contained resource stands within its container; an entry of a Bundle for itself.
        private mutating func enter(_ resource: FHIRPathElement, _ name: String, path: String) {
            let outer = environment
            environment.rootResource = name == "contained" ? outer.rootResource ?? outer.resource : nil
            environment.resource = resource.json
            visit(resource, path: path, definitionPath: "")
            environment = outer
        }

        /// A rule that gives nothing, and one that cannot be evaluated here, is not broken.
        private mutating func holds(_ rule: Rule, for element: FHIRPathElement) -> Bool {
            do {
                return try rule.expression.holds(for: element, environment) ?? true
            } catch {
                unevaluated.insert(rule.invariant.key)
                return true
            }
        }
    }

    /// The children of an element by their FHIRPath names, in the order of the text.
    private func children(of element: FHIRPathElement) -> [(name: String, children: [FHIRPathElement])] {
        let isPrimitive = model.primitive(element.type) != nil
        guard let json = isPrimitive ? element.companion : element.json else { return [] }
        var names: [String] = []
        for member in json.members {
            let key = member.name.hasPrefix("_") ? String(member.name.dropFirst()) : member.name
            guard let name = model.definitions.element(jsonName: key, of: element.type)?.name, !names.contains(name)
            else { continue }
            names.append(name)
        }
        return names.map { ($0, model.children(of: element, named: $0)) }
    }
}
