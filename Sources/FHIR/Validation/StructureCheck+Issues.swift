extension StructureCheck {
    /// Adds an issue about a node; after ``Validator/mostIssues`` no more.
    ///
    /// - Parameter under: the name of a member that is not there.
    mutating func report(_ index: Int, _ code: Issue.Code, _ message: String, under name: String? = nil) {
        guard issues.count < Validator.mostIssues else { return }
        guard issues.count < Validator.mostIssues - 1 else {
            issues.append(
                Issue(
                    severity: .error, code: .tooCostly, path: path(to: root.index),
                    message: "more issues than the \(Validator.mostIssues - 1) told here"))
            return
        }
        let path = path(to: index) + (name.map { "." + $0 } ?? "")
        issues.append(Issue(severity: .error, code: code, path: path, message: message))
    }

    private func path(to index: Int) -> String {
        ElementPath.text(from: root, named: name, to: index)
    }

    mutating func reportSyntax(_ index: Int, _ primitive: PrimitiveType) {
        report(index, .value, "expected \(primitive.expectation)")
    }

    mutating func reportCode(_ index: Int, valueSet: UInt16) {
        report(index, .codeInvalid, "expected \(describe(valueSet: valueSet))")
    }

    mutating func reportSecond(_ key: Int, element: ElementDefinition) {
        let message = element.isChoice ? "only one \(element.name)[x] is allowed" : "the element occurs twice"
        report(key, .structure, message)
    }

    mutating func reportMissing(_ places: UInt64, of index: Int, type: UInt16) {
        var told: UInt64 = 0
        for element in definitions.elements[definitions.types[Int(type)].elements] {
            let bit: UInt64 = 1 << UInt64(element.place)
            guard places & bit != 0, told & bit == 0 else { continue }
            told |= bit
            let name = element.name + (element.isChoice ? "[x]" : "")
            report(index, .required, "the element is required", under: name)
        }
    }

    /// The codes where they are few, otherwise the value set's name.
    func describe(valueSet: UInt16) -> String {
        let set = definitions.valueSets[Int(valueSet)]
        let codes = set.systems.flatMap { $0.codes ?? [] }
        return codes.count <= 12
            ? "one of " + codes.joined(separator: ", ") : "a code of the value set \(set.name)"
    }
}

/// Where a node stands, as FHIR writes it: `Patient.name[0].given[1]`.
package enum ElementPath {
    /// Names that no specification has may be as long as the sender likes; this much of one is told.
    private static let longestName = 64

    /// The path from a resource, or from another value with a name of its own, to a node within it.
    ///
    /// - Parameter index: the node of the value or of its key.
    package static func text(from root: JSONValue, named name: String? = nil, to index: Int) -> String {
        var text = name ?? root["resourceType"]?.string.map(short) ?? "Resource"
        var current = root
        while current.index != index {
            guard let step = step(from: current, to: index) else { return text }
            text += step.text
            guard let next = step.next else { return text }
            current = next
        }
        return text
    }

    private static func step(from value: JSONValue, to index: Int) -> (text: String, next: JSONValue?)? {
        for member in value.members where index < Int(member.value.node.next) {
            return ("." + short(member.name), member.key.index == index ? nil : member.value)
        }
        for (place, element) in value.elements.enumerated() where index < Int(element.node.next) {
            return ("[\(place)]", element)
        }
        return nil
    }

    private static func short(_ name: String) -> String { String(name.prefix(longestName)) }
}
