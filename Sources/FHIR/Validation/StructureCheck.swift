/// One walk over the nodes of a resource. Nothing is allocated until something is wrong: even the path of an issue is
/// only then found, from the root down.
struct StructureCheck {
    let root: JSONValue
    /// What paths begin with; nil for the resource's own type.
    let name: String?
    let bytes: UnsafePointer<UInt8>
    let nodes: UnsafePointer<JSONDocument.Node>
    let checks: UnsafePointer<ElementCheck>
    let definitions: Definitions
    var leavesOutEntries = false
    var issues: [Issue] = []
    private var isContained = false

    init(
        root: JSONValue, name: String?, bytes: UnsafePointer<UInt8>, nodes: UnsafePointer<JSONDocument.Node>,
        checks: UnsafePointer<ElementCheck>, definitions: Definitions
    ) {
        self.root = root
        self.name = name
        self.bytes = bytes
        self.nodes = nodes
        self.checks = checks
        self.definitions = definitions
    }

    /// What was seen of one object: a bit for each element.
    struct Seen {
        var values: UInt64 = 0
        var companions: UInt64 = 0
        var hasResourceType = false
        /// Whether values and companions must be compared place by place.
        var needsPairing = false
    }

    // MARK: Resources

    mutating func checkResource(_ index: Int) {
        guard nodes[index].kind == .object else {
            return report(index, .structure, "expected a resource, as an object")
        }
        guard let named = member("resourceType", of: index) else {
            return report(index, .structure, "expected resourceType", under: "resourceType")
        }
        guard let type = resourceType(at: named) else {
            return report(named, .structure, "expected the name of a resource type of FHIR R4")
        }
        checkObject(index, type: type, isResource: true)
    }

    private mutating func checkContained(_ index: Int) {
        guard !isContained else {
            return report(index, .structure, "a contained resource cannot contain another")
        }
        isContained = true
        checkResource(index)
        isContained = false
    }

    private func resourceType(at index: Int) -> UInt16? {
        let node = nodes[index]
        guard node.kind == .string, !node.hasEscapes else { return nil }
        return definitions.resourceTypes.find(bytes + Int(node.start), Int(node.end - node.start), in: 0)
            .map { UInt16($0) }
    }

    // MARK: Objects

    mutating func checkObject(_ index: Int, type: UInt16, isResource: Bool = false) {
        guard nodes[index].kind == .object else { return report(index, .structure, "expected an object") }
        let end = Int(nodes[index].next)
        var key = index + 1
        if key == end { return report(index, .structure, "an object cannot be empty") }
        var seen = Seen()
        while key < end {
            checkMember(key, type: type, isResource: isResource, &seen)
            if issues.count >= Validator.mostIssues { return }
            key = Int(nodes[key + 1].next)
        }
        if seen.needsPairing { checkCompanions(of: index, type: type) }
        let missing = definitions.requiredPlaces[Int(type)] & ~(seen.values | seen.companions)
        if missing != 0 { reportMissing(missing, of: index, type: type) }
    }

    @inline(__always)
    private mutating func checkMember(_ key: Int, type: UInt16, isResource: Bool, _ seen: inout Seen) {
        let node = nodes[key]
        let start = bytes + Int(node.start)
        let count = Int(node.end - node.start)
        guard !node.hasEscapes, let number = definitions.elementsByName.find(start, count, in: type) else {
            return checkOtherMember(key, type: type, isResource: isResource, &seen)
        }
        let check = checks[Int(number)]
        if seen.values & check.bit != 0 { reportSecond(key, element: definitions.elements[Int(number)]) }
        seen.values |= check.bit
        checkElement(key + 1, check, &seen)
    }

    /// `resourceType`, the companion of a primitive, a name written with escapes, or nothing known.
    private mutating func checkOtherMember(_ key: Int, type: UInt16, isResource: Bool, _ seen: inout Seen) {
        if isResource, PrimitiveSyntax.matches(text(of: key), "resourceType") {
            if seen.hasResourceType { report(key, .structure, "resourceType occurs twice") }
            seen.hasResourceType = true
            return
        }
        let name = JSONValue(document: root.document, index: key).string ?? ""
        if let number = definitions.elementsByName.find(name, in: type) {
            let check = checks[Int(number)]
            if seen.values & check.bit != 0 { reportSecond(key, element: definitions.elements[Int(number)]) }
            seen.values |= check.bit
            checkElement(key + 1, check, &seen)
        } else if name.utf8.first == UInt8(ascii: "_"),
            let number = definitions.elementsByName.find(String(name.dropFirst()), in: type),
            checks[Int(number)].primitive != nil, !checks[Int(number)].isAttribute
        {
            let check = checks[Int(number)]
            if seen.companions & check.bit != 0 { reportSecond(key, element: definitions.elements[Int(number)]) }
            seen.companions |= check.bit
            seen.needsPairing = true
        } else {
            report(key, .structure, "\(definitions.types[Int(type)].name) has no such element")
        }
    }

    // MARK: Elements

    @inline(__always)
    mutating func checkElement(_ index: Int, _ check: ElementCheck, _ seen: inout Seen) {
        let node = nodes[index]
        guard check.isArray else {
            if node.kind == .array { return report(index, .structure, "expected one value, not an array") }
            return checkValue(index, check)
        }
        guard node.kind == .array else { return report(index, .structure, "expected an array") }
        let end = Int(node.next)
        var child = index + 1
        if child == end { return report(index, .structure, "an array cannot be empty") }
        while child < end {
            if nodes[child].kind == .null, check.primitive != nil {
                seen.needsPairing = true
            } else {
                checkValue(child, check)
            }
            if issues.count >= Validator.mostIssues { return }
            child = Int(nodes[child].next)
        }
    }

    private mutating func checkValue(_ index: Int, _ check: ElementCheck) {
        switch check.form {
        case .string: checkString(index, check)
        case .object:
            if leavesOutEntries, check.type == definitions.bundleEntry { return }
            checkObject(index, type: check.type)
        case .number:
            guard nodes[index].kind == .number else { return report(index, .structure, "expected a number") }
            if let primitive = check.primitive, !primitive.accepts(utf8: text(of: index)) {
                report(index, .value, "expected \(primitive.expectation)")
            }
        case .boolean:
            switch nodes[index].kind {
            case .true, .false: return
            default: report(index, .structure, "expected true or false, without quotes")
            }
        case .reference:
            checkObject(index, type: check.type)
            checkReference(index, element: check.element)
        case .concept:
            checkObject(index, type: check.type)
            checkConcept(index, valueSet: check.valueSet)
        case .resource:
            if isContainedElement(check) { checkContained(index) } else { checkResource(index) }
        }
    }

    /// Of the elements that hold resources, only `contained` is an element of `DomainResource`.
    private func isContainedElement(_ check: ElementCheck) -> Bool { check.isArray }

    // MARK: Nodes

    func text(of index: Int) -> UnsafeBufferPointer<UInt8> {
        let node = nodes[index]
        return UnsafeBufferPointer(start: bytes + Int(node.start), count: Int(node.end - node.start))
    }

    /// The value of the first member of this name.
    func member(_ name: StaticString, of index: Int) -> Int? {
        var key = index + 1
        let end = Int(nodes[index].next)
        while key < end {
            if PrimitiveSyntax.matches(text(of: key), name) { return key + 1 }
            key = Int(nodes[key + 1].next)
        }
        return nil
    }
}
