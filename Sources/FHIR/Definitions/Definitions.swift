/// The types and elements of FHIR R4, and the codes that it requires: immutable, loaded once from the tables that
/// `Tools/Definitions` makes.
package final class Definitions: Sendable {
    /// FHIR R4 4.0.1.
    package static let r4 = Definitions(
        elements: DefinitionTable.rows(named: "elements.tsv"), codes: DefinitionTable.rows(named: "codes.tsv"),
        invariants: DefinitionTable.rows(named: "invariants.tsv"))

    /// All types, in the order of their numbers.
    package let types: [TypeDefinition]
    /// The elements of all types: those of one type stand together (``TypeDefinition/elements``).
    package let elements: [ElementDefinition]
    /// The value sets of required bindings, in the order of their numbers.
    package let valueSets: [RequiredValueSet]
    /// The rules in FHIRPath, each where it is defined.
    package let invariants: [Invariant]

    /// Element numbers by JSON name, within the type.
    let elementsByName: ByteKeyTable
    /// Code system numbers by code, within the value set.
    let codesByValueSet: ByteKeyTable
    /// Type numbers by name, of the resource types that there are resources of.
    let resourceTypes: ByteKeyTable
    /// The resource types that a reference may point to, within the element; those that may point to any are not there.
    let targetsByElement: ByteKeyTable
    /// What the structure check needs to know of each element.
    let elementChecks: [ElementCheck]
    /// Of each type, the bits of the elements that must be there.
    let requiredPlaces: [UInt64]
    /// The number of the type `Bundle.entry`.
    let bundleEntry: UInt16
    /// The number of the type `Element`.
    let elementType: UInt16
    /// The names that the XHTML of narratives may use.
    let narrativeNames = NarrativeNames.table()
    private let typesByName: [String: TypeDefinition.ID]

    init(elements elementRows: [[String]], codes codeRows: [[String]], invariants invariantRows: [[String]]) {
        let sets = ValueSetTableReader(codeRows)
        let read = ElementTableReader(elementRows, valueSets: sets.numbers)
        types = read.types
        elements = read.elements
        typesByName = read.numbers
        valueSets = sets.valueSets
        codesByValueSet = ByteKeyTable(sets.keys)
        elementsByName = ByteKeyTable(
            read.types.flatMap { type in
                type.elements.map {
                    .init(text: read.elements[$0].jsonName, scope: type.id.rawValue, value: UInt32($0))
                }
            })
        resourceTypes = ByteKeyTable(
            read.types.filter { $0.kind == .resource && !$0.isAbstract }
                .map { .init(text: $0.name, scope: 0, value: UInt32($0.id.rawValue)) })
        targetsByElement = ByteKeyTable(
            read.elements.enumerated().flatMap { number, element in
                element.targets.map { .init(text: $0, scope: UInt16(number), value: 0) }
            })
        elementChecks = read.elements.enumerated().map { number, element in
            ElementCheck(
                element, number: number, type: read.types[Int(element.type.rawValue)], valueSets: sets.valueSets)
        }
        requiredPlaces = read.types.map { type in
            read.elements[type.elements].reduce(0) { $1.minimum > 0 ? $0 | 1 << UInt64($1.place) : $0 }
        }
        bundleEntry = read.numbers["Bundle.entry"]?.rawValue ?? .max
        elementType = read.numbers["Element"]?.rawValue ?? .max
        invariants = invariantRows.compactMap { row in
            guard row.count == 5, let severity = Issue.Severity(rawValue: row[2]) else { return nil }
            return Invariant(path: row[0], key: row[1], severity: severity, expression: row[3], human: row[4])
        }
    }

    /// The names of all resource types that there are resources of, sorted.
    package var resourceTypeNames: [String] {
        types.filter { $0.kind == .resource && !$0.isAbstract }.map(\.name).sorted()
    }

    /// The type with a number of this value.
    package func type(_ id: TypeDefinition.ID) -> TypeDefinition { types[Int(id.rawValue)] }

    /// The type with this name: `Patient`, `HumanName`, `string`, or a path such as `Patient.contact`.
    package func type(named name: String) -> TypeDefinition? { typesByName[name].map(type) }

    /// The elements of a type, inherited ones first.
    package func elements(of type: TypeDefinition.ID) -> ArraySlice<ElementDefinition> {
        elements[self.type(type).elements]
    }

    /// The elements that FHIRPath calls by this name: several where it is a choice of types, none where there is no
    /// such element.
    package func elements(named name: String, of type: TypeDefinition.ID) -> [ElementDefinition] {
        elements(of: type).filter { $0.name == name }
    }

    /// The element that JSON calls by this name, such as `valueQuantity`.
    package func element(jsonName: String, of type: TypeDefinition.ID) -> ElementDefinition? {
        elementsByName.find(jsonName, in: type.rawValue).map { elements[Int($0)] }
    }

    /// The element that JSON calls by the text of this key, without making a `String`; nil for a key with escapes.
    package func element(key: JSONValue, of type: TypeDefinition.ID) -> ElementDefinition? {
        let node = key.node
        guard node.kind == .string, !node.hasEscapes, node.end > node.start else { return nil }
        return key.document.bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap {
                elementsByName.find($0 + Int(node.start), Int(node.end - node.start), in: type.rawValue)
            }
        }
        .map { elements[Int($0)] }
    }

    /// Whether a type is another or specializes it, over any number of steps: `Patient` is a `Resource`.
    package func isType(_ type: TypeDefinition.ID, _ ancestor: String) -> Bool {
        var current: TypeDefinition? = self.type(type)
        while let candidate = current {
            if candidate.name == ancestor { return true }
            current = candidate.base.flatMap(self.type(named:))
        }
        return false
    }

    /// The value set with this number.
    package func valueSet(_ id: RequiredValueSet.ID) -> RequiredValueSet { valueSets[Int(id.rawValue)] }
}
