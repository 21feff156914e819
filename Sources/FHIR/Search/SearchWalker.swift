/// Walks over a resource along a ``SearchPlan`` and collects search values, reading the node table directly.
struct SearchWalker {
    let root: JSONValue
    let bytes: UnsafeBufferPointer<UInt8>
    let nodes: UnsafeBufferPointer<JSONDocument.Node>
    /// What was found, with the parameter's place in the indexer's list.
    var found: [(parameter: Int, value: SearchValue)] = []

    /// Combinations of one composite parameter of one element: more than these are nobody's search.
    static let maximumCombinations = 256

    /// Opens the node table of a resource for a walk.
    static func walk(_ root: JSONValue, _ body: (inout SearchWalker) -> Void) -> [(parameter: Int, value: SearchValue)]
    {
        root.document.bytes.withUnsafeBufferPointer { bytes in
            root.document.nodes.withUnsafeBufferPointer { nodes in
                var walker = SearchWalker(root: root, bytes: bytes, nodes: nodes)
                walker.found.reserveCapacity(32)
                body(&walker)
                return walker.found
            }
        }
    }

    private init(
        root: JSONValue, bytes: UnsafeBufferPointer<UInt8>, nodes: UnsafeBufferPointer<JSONDocument.Node>
    ) {
        self.root = root
        self.bytes = bytes
        self.nodes = nodes
    }

    /// Carries out a plan from the element at a place in the node table.
    mutating func visit(_ plan: SearchPlan, at index: Int) {
        for action in plan.actions {
            switch action.use {
            case .value(let conversion): convert(conversion, at: index, for: action.parameter)
            case .composite(let plans): combine(plans, at: index, for: action.parameter)
            }
        }
        guard !plan.edges.isEmpty, nodes[index].kind == .object else { return }
        let end = Int(nodes[index].next)
        var key = index + 1
        while key < end {
            let value = key + 1
            follow(plan, key, value)
            key = Int(nodes[value].next)
        }
    }

    private mutating func follow(_ plan: SearchPlan, _ key: Int, _ value: Int) {
        let node = nodes[key]
        guard !node.hasEscapes, let base = bytes.baseAddress else { return followEscaped(plan, key, value) }
        let start = base + Int(node.start)
        let count = Int(node.end - node.start)
        let words = SearchMemberName.words(start, count)
        for edge in plan.edges where edge.name.equals(start, count, words) { take(edge, value) }
    }

    /// A member's name may be written with escapes, though nobody does.
    private mutating func followEscaped(_ plan: SearchPlan, _ key: Int, _ value: Int) {
        let name = SearchMemberName(text(at: key) ?? "")
        for edge in plan.edges where edge.name == name { take(edge, value) }
    }

    private mutating func take(_ edge: SearchPlan.Edge, _ value: Int) {
        guard nodes[value].kind == .array else { return takeItem(edge, value, place: 0) }
        let end = Int(nodes[value].next)
        var item = value + 1
        var place = 0
        while item < end {
            takeItem(edge, item, place: place)
            place += 1
            item = Int(nodes[item].next)
        }
    }

    private mutating func takeItem(_ edge: SearchPlan.Edge, _ item: Int, place: Int) {
        guard nodes[item].kind != .null else { return }
        switch edge.filter {
        case nil: break
        case .place(let wanted): if place != wanted { return }
        case .member(let name, let text):
            guard let member = member(name, of: item), self.text(at: member) == text else { return }
        case .refersTo(let type): if referredType(at: item) != type { return }
        }
        visit(edge.target, at: item)
    }

    /// The combinations of what each component finds; none where one finds nothing.
    private mutating func combine(_ plans: [SearchPlan], at index: Int, for parameter: Int) {
        var outer: [(parameter: Int, value: SearchValue)] = []
        swap(&outer, &found)
        var combinations: [[SearchValue]] = [[]]
        for plan in plans {
            found.removeAll(keepingCapacity: true)
            visit(plan, at: index)
            if found.isEmpty {
                combinations = []
                break
            }
            let values = found.map(\.value)
            combinations = combinations.flatMap { combination in values.map { combination + [$0] } }
            if combinations.count > Self.maximumCombinations {
                combinations.removeLast(combinations.count - Self.maximumCombinations)
            }
        }
        swap(&outer, &found)
        for combination in combinations { found.append((parameter, .composite(combination))) }
    }

    /// The value of a member of an object.
    func member(_ name: SearchMemberName, of index: Int) -> Int? {
        guard nodes[index].kind == .object, let base = bytes.baseAddress else { return nil }
        let end = Int(nodes[index].next)
        var key = index + 1
        while key < end {
            let node = nodes[key]
            let count = Int(node.end - node.start)
            if count == name.count || node.hasEscapes {
                let start = base + Int(node.start)
                let isEqual =
                    node.hasEscapes
                    ? SearchMemberName(text(at: key) ?? "") == name
                    : name.equals(start, count, SearchMemberName.words(start, count))
                if isEqual { return key + 1 }
            }
            key = Int(nodes[key + 1].next)
        }
        return nil
    }

    /// The text of a string; nil for anything else.
    func text(at index: Int) -> String? {
        let node = nodes[index]
        guard node.kind == .string else { return nil }
        if node.hasEscapes { return JSONValue(document: root.document, index: index).string }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)]), as: UTF8.self)
    }

    /// The text of a member that is a string.
    func text(_ name: SearchMemberName, of index: Int) -> String? {
        member(name, of: index).flatMap { text(at: $0) }
    }
}
