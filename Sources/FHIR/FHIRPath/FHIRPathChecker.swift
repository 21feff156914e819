/// Checks an expression against the types that it walks over, without a resource: an element that no type there has is
/// a mistake of the writer, though evaluating it would only give nothing.
struct FHIRPathChecker {
    let model: FHIRPathModel

    /// The types that a part of the expression may give; nil where that is not known.
    private typealias Types = Set<Kind>?

    private enum Kind: Hashable {
        case fhir(TypeDefinition.ID)
        case system(String)
    }

    func check(_ root: FHIRPathNode, on type: TypeDefinition.ID) throws(FHIRPathError) {
        let start: Types = [.fhir(type)]
        _ = try infer(root, start, start)
    }

    private func infer(_ node: FHIRPathNode, _ input: Types, _ this: Types) throws(FHIRPathError) -> Types {
        switch node {
        case .literal(let value): return value.systemType.map { [.system($0)] }
        case .empty, .total, .variable: return nil
        case .this: return this
        case .index: return [.system("Integer")]
        case .member(let name): return try member(name, of: input)
        case .path(let first, let second):
            return try infer(second, try infer(first, input, this), this)
        case .indexer(let operand, let index):
            _ = try infer(index, this, this)
            return try infer(operand, input, this)
        case .negation(let operand), .plus(let operand): return try infer(operand, input, this)
        case .typeCall(let operation, let type): return try narrow(input, operation, type)
        case .typed(let operation, let operand, let type):
            return try narrow(try infer(operand, input, this), operation, type)
        case .call(let function, let arguments): return try call(function, arguments, input, this)
        case .binary(let binary, let left, let right):
            let left = try infer(left, input, this)
            let right = try infer(right, input, this)
            switch binary {
            case .union: return left.flatMap { left in right.map { left.union($0) } }
            case .concatenate: return [.system("String")]
            case .multiply, .divide, .div, .mod, .add, .subtract: return nil
            default: return [.system("Boolean")]
            }
        }
    }

    private func member(_ name: String, of input: Types) throws(FHIRPathError) -> Types {
        guard let input else { return nil }
        var found: Set<Kind> = []
        var isKnown = input.isEmpty
        for case .fhir(let type) in input {
            let elements = model.elements(named: name, of: type)
            found.formUnion(elements.map { .fhir($0.type) })
            if !elements.isEmpty { isKnown = true }
            if model.isType(type, name) {
                found.insert(.fhir(type))
                isKnown = true
            }
            // Any resource may stand where an abstract type does.
            if model.definitions.type(type).isAbstract { return nil }
        }
        guard isKnown else { throw FHIRPathError(.semantic, "there is no element \(name) here") }
        return found
    }

    private func narrow(
        _ input: Types, _ operation: FHIRPathTypeOperation, _ type: FHIRPathTypeSpecifier
    ) throws(FHIRPathError) -> Types {
        guard model.isKnown(type) else { throw FHIRPathError(.semantic, "unknown type \(type.name)") }
        if operation == .is { return [.system("Boolean")] }
        guard let target = model.type(named: type.name), type.namespace != "System" else {
            return [.system(type.name)]
        }
        return [.fhir(target.id)]
    }

    private func call(
        _ function: FHIRPathFunction, _ arguments: [FHIRPathNode], _ input: Types, _ this: Types
    ) throws(FHIRPathError) -> Types {
        switch function {
        case .where, .exists, .all, .sort:
            for argument in arguments { _ = try infer(argument, input, input) }
            return function == .where || function == .sort ? input : [.system("Boolean")]
        case .select: return try infer(arguments[0], input, input)
        case .repeat, .aggregate: return nil
        case .iif:
            for argument in arguments { _ = try infer(argument, input, input) }
            return nil
        default: break
        }
        for argument in arguments where function != .trace { _ = try infer(argument, this, this) }
        switch function {
        case .single, .first, .last, .tail, .skip, .take, .distinct, .intersect, .exclude, .trace: return input
        case .extension: return try member("extension", of: input)
        case .count, .length, .indexOf, .lastIndexOf, .toInteger: return [.system("Integer")]
        case .empty, .not, .allTrue, .anyTrue, .allFalse, .anyFalse, .subsetOf, .supersetOf, .isDistinct, .hasValue,
            .startsWith, .endsWith, .contains, .matches, .matchesFull, .hasExtension, .htmlChecks:
            return [.system("Boolean")]
        default: return nil
        }
    }
}

extension FHIRPathExpression {
    /// Checks the expression against the elements of the type it is meant for.
    ///
    /// - Throws: ``FHIRPathError`` of the category `semantic` for an element or type that does not exist there.
    package func check(on type: String) throws(FHIRPathError) {
        guard let type = FHIRPathModel.r4.type(named: type) else {
            throw FHIRPathError(.semantic, "unknown type \(type)")
        }
        try FHIRPathChecker(model: .r4).check(root, on: type.id)
    }
}
