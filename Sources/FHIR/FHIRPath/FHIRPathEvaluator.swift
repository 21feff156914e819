/// One evaluation of an expression: it counts what it costs.
final class FHIRPathEvaluator {
    typealias Values = [FHIRPathValue]

    /// What `$this`, `$index` and `$total` are at a place in the expression.
    struct Frame {
        var this: Values
        var index: Int?
        var total: Values = []
    }

    let environment: FHIRPathEnvironment
    let model: FHIRPathModel
    let context: FHIRPathValue
    private var steps = 0

    init(environment: FHIRPathEnvironment, model: FHIRPathModel, context: FHIRPathValue) {
        self.environment = environment
        self.model = model
        self.context = context
    }

    func evaluate(_ root: FHIRPathNode) throws(FHIRPathError) -> Values {
        try evaluate(root, [context], Frame(this: [context]))
    }

    /// Counts work done, so that an expression cannot go on for ever.
    func spend(_ count: Int = 1) throws(FHIRPathError) {
        steps += count
        guard steps <= environment.limits.steps else { throw FHIRPathError(.limit, "too many steps") }
    }

    func bounded(_ values: Values) throws(FHIRPathError) -> Values {
        guard values.count <= environment.limits.items else { throw FHIRPathError(.limit, "too many items") }
        return values
    }

    func evaluate(_ node: FHIRPathNode, _ input: Values, _ frame: Frame) throws(FHIRPathError) -> Values {
        try spend()
        switch node {
        case .literal(let value): return [value]
        case .empty: return []
        case .this: return frame.this
        case .index: return frame.index.map { [.integer($0)] } ?? []
        case .total: return frame.total
        case .variable(let name): return try variable(name)
        case .member(let name): return try members(named: name, of: input)
        case .path(let first, let second):
            return try evaluate(second, try evaluate(first, input, frame), frame)
        case .call(let function, let arguments):
            return try bounded(try call(function, arguments, input, frame))
        case .typeCall(let operation, let type):
            return try apply(operation, type, to: input)
        case .typed(let operation, let operand, let type):
            return try apply(operation, type, to: try evaluate(operand, input, frame))
        case .indexer(let collection, let index):
            let values = try evaluate(collection, input, frame)
            guard let place = try integer(try evaluate(index, frame.this, frame)) else { return [] }
            return values.indices.contains(place) ? [values[place]] : []
        case .negation(let operand): return try negate(try evaluate(operand, input, frame))
        case .plus(let operand):
            let values = try evaluate(operand, input, frame)
            _ = try negate(values)
            return values
        case .binary(let binary, let left, let right):
            return try bounded(try operate(binary, left, right, input, frame))
        }
    }

    private func members(named name: String, of input: Values) throws(FHIRPathError) -> Values {
        var found: Values = []
        for case .element(let element) in input {
            let children = model.children(of: element, named: name)
            try spend(1 + children.count)
            if !children.isEmpty {
                found.append(contentsOf: children.map { .element($0) })
            } else if name.utf8.first.map({ $0 < 0x61 }) == true, model.isType(element.type, name) {
                // A path may begin with the type that it starts from.
                found.append(.element(element))
            }
        }
        for case .type(let namespace, let typeName) in input {
            if name == "name" { found.append(.string(typeName)) }
            if name == "namespace" { found.append(.string(namespace)) }
        }
        return try bounded(found)
    }

    private func variable(_ name: String) throws(FHIRPathError) -> Values {
        func resource(_ json: JSONValue?) -> Values {
            json.flatMap { model.resource($0) }.map { [.element($0)] } ?? []
        }
        switch name {
        case "context": return [context]
        case "resource": return resource(environment.resource)
        case "rootResource": return resource(environment.rootResource ?? environment.resource)
        case "ucum": return [.string(UCUM.system)]
        case "sct": return [.string("http://snomed.info/sct")]
        case "loinc": return [.string("http://loinc.org")]
        default: break
        }
        if let value = environment.variables[name] { return [.string(value)] }
        if name.hasPrefix("vs-") { return [.string("http://hl7.org/fhir/ValueSet/" + name.dropFirst(3))] }
        if name.hasPrefix("ext-") { return [.string("http://hl7.org/fhir/StructureDefinition/" + name.dropFirst(4))] }
        throw FHIRPathError(.semantic, "unknown variable %\(name)")
    }

    private func apply(
        _ operation: FHIRPathTypeOperation, _ type: FHIRPathTypeSpecifier, to input: Values
    ) throws(FHIRPathError) -> Values {
        guard model.isKnown(type) else { throw FHIRPathError(.semantic, "unknown type \(type.name)") }
        switch operation {
        case .is:
            guard let value = try single(input) else { return [] }
            return [.boolean(model.isOfType(value, type))]
        case .as:
            if environment.castsOnlyOne { _ = try single(input) }
            return input.filter { model.isCastable($0, type) }
        case .ofType:
            return input.filter { model.isCastable($0, type) }
        }
    }
}

extension FHIRPathEvaluator {
    /// The only item; nil where there is none.
    func single(_ values: Values) throws(FHIRPathError) -> FHIRPathValue? {
        guard values.count <= 1 else { throw FHIRPathError(.execution, "several items where one is asked for") }
        return values.first
    }

    /// The truth of a collection: that of its only boolean; any other single item is true; nil where there is none.
    func boolean(_ values: Values) throws(FHIRPathError) -> Bool? {
        guard let value = try single(values) else { return nil }
        if case .boolean(let truth)? = model.systemValue(of: value) { return truth }
        return true
    }

    func string(_ values: Values) throws(FHIRPathError) -> String? {
        guard let value = try single(values) else { return nil }
        switch model.systemValue(of: value) {
        case .string(let text): return text
        case .temporal(let temporal) where value.element != nil: return temporal.text
        case nil where value.element.map({ model.primitive($0.type) != nil }) == true: return nil
        default: throw FHIRPathError(.execution, "expected a text")
        }
    }

    func integer(_ values: Values) throws(FHIRPathError) -> Int? {
        guard let value = try single(values) else { return nil }
        guard case .integer(let number)? = model.systemValue(of: value) else {
            throw FHIRPathError(.execution, "expected a whole number")
        }
        return number
    }

    /// A number as a decimal; nil where the value is none.
    func decimal(_ value: FHIRPathValue) -> FHIRPathDecimal? {
        switch model.systemValue(of: value) {
        case .integer(let number): FHIRPathDecimal(number)
        case .decimal(let number): number
        default: nil
        }
    }
}
