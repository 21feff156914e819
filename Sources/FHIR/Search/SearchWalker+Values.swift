extension SearchMemberName {
    static let code = SearchMemberName("code")
    static let coding = SearchMemberName("coding")
    static let comparator = SearchMemberName("comparator")
    static let currency = SearchMemberName("currency")
    static let display = SearchMemberName("display")
    static let end = SearchMemberName("end")
    static let event = SearchMemberName("event")
    static let boundsPeriod = SearchMemberName("boundsPeriod")
    static let high = SearchMemberName("high")
    static let low = SearchMemberName("low")
    static let `repeat` = SearchMemberName("repeat")
    static let start = SearchMemberName("start")
    static let system = SearchMemberName("system")
    static let text = SearchMemberName("text")
    static let type = SearchMemberName("type")
    static let unit = SearchMemberName("unit")
    static let value = SearchMemberName("value")

    /// The parts of a name and of an address that a search by string looks in.
    static let nameParts = ["family", "given", "prefix", "suffix", "text"].map { SearchMemberName($0) }
    static let addressParts = ["text", "line", "city", "district", "state", "country", "postalCode"]
        .map { SearchMemberName($0) }
}

extension SearchWalker {
    mutating func add(_ value: SearchValue, for parameter: Int) { found.append((parameter, value)) }

    /// Makes search values of the element at a place.
    mutating func convert(_ conversion: SearchConversion, at index: Int, for parameter: Int) {
        switch conversion {
        case .codeableConcept: addConcept(at: index, for: parameter)
        case .coding: if let token = coding(at: index) { add(.token(token), for: parameter) }
        case .identifier:
            let system = text(.system, of: index)
            let value = text(.value, of: index)
            if system == nil, value == nil { return add(.present, for: parameter) }
            let label = member(.type, of: index).flatMap { text(.text, of: $0) }
            add(.token(SearchToken(system: system, code: value, text: label)), for: parameter)
            if let value { addTypes(of: value, at: index, for: parameter) }
        case .contactPoint:
            let value = text(.value, of: index)
            add(value.map { .token(SearchToken(code: $0)) } ?? .present, for: parameter)
        case .code: if let code = primitive(at: index) { add(.token(SearchToken(code: code)), for: parameter) }
        case .text: if let text = primitive(at: index) { add(.string(SearchString(text)), for: parameter) }
        case .humanName: addParts(SearchMemberName.nameParts, of: index, for: parameter)
        case .address: addParts(SearchMemberName.addressParts, of: index, for: parameter)
        case .date: if let date = date(at: index) { add(.date(date), for: parameter) }
        case .period: add(period(at: index).map { .date($0) } ?? .present, for: parameter)
        case .timing: add(timing(at: index).map { .date($0) } ?? .present, for: parameter)
        case .number: if let number = number(at: index) { add(.number(number), for: parameter) }
        case .numberRange:
            if let range = range(at: index) { add(.number(range.number), for: parameter) }
        case .quantity: add(quantity(at: index).map { .quantity($0) } ?? .present, for: parameter)
        case .quantityRange: add(range(at: index).map { .quantity($0.quantity) } ?? .present, for: parameter)
        case .money: add(money(at: index).map { .quantity($0) } ?? .present, for: parameter)
        case .reference: add(reference(at: index).map { .reference($0) } ?? .present, for: parameter)
        case .canonical: if let text = text(at: index) { add(.reference(.init(canonical: text)), for: parameter) }
        case .resource: if let resource = resource(at: index) { add(.reference(resource), for: parameter) }
        case .uri: if let text = text(at: index) { add(.uri(text), for: parameter) }
        case .present: add(.present, for: parameter)
        }
    }

    /// One token for each coding, and one for the text where no display says the same.
    private mutating func addConcept(at index: Int, for parameter: Int) {
        var isAlone = true
        let text = text(.text, of: index)
        var isSaid = false
        forEachItem(of: member(.coding, of: index)) { walker, item in
            guard let token = walker.coding(at: item) else { return }
            isAlone = false
            if token.text == text { isSaid = true }
            walker.add(.token(token), for: parameter)
        }
        if let text, !isSaid {
            add(.token(SearchToken(code: nil, text: text)), for: parameter)
        } else if isAlone {
            add(.present, for: parameter)
        }
    }

    /// An identifier under each coding of its type.
    private mutating func addTypes(of value: String, at index: Int, for parameter: Int) {
        guard let type = member(.type, of: index) else { return }
        forEachItem(of: member(.coding, of: type)) { walker, item in
            guard let code = walker.text(.code, of: item) else { return }
            let token = SearchToken(system: walker.text(.system, of: item), code: SearchToken.typed(code, value))
            walker.add(.typedIdentifier(token), for: parameter)
        }
    }

    private func coding(at index: Int) -> SearchToken? {
        guard nodes[index].kind == .object else { return nil }
        let token = SearchToken(
            system: text(.system, of: index), code: text(.code, of: index), text: text(.display, of: index))
        return token.system == nil && token.code == nil && token.text == nil ? nil : token
    }

    private mutating func addParts(_ names: [SearchMemberName], of index: Int, for parameter: Int) {
        var isEmpty = true
        for name in names {
            forEachItem(of: member(name, of: index)) { walker, item in
                guard let text = walker.text(at: item) else { return }
                isEmpty = false
                walker.add(.string(SearchString(text)), for: parameter)
            }
        }
        if isEmpty { add(.present, for: parameter) }
    }

    /// Each item of an array, or the value itself.
    mutating func forEachItem(of value: Int?, _ body: (inout SearchWalker, Int) -> Void) {
        guard let value else { return }
        guard nodes[value].kind == .array else { return body(&self, value) }
        let end = Int(nodes[value].next)
        var item = value + 1
        while item < end {
            body(&self, item)
            item = Int(nodes[item].next)
        }
    }

    /// The text of a string, the digits of a number, `true` or `false`.
    private func primitive(at index: Int) -> String? {
        switch nodes[index].kind {
        case .string: text(at: index)
        case .number, .true, .false:
            String(
                decoding: bytes[Int(nodes[index].start)..<Int(nodes[index].end)], as: UTF8.self)
        default: nil
        }
    }

    private func civil(at index: Int) -> CivilDateTime? {
        let node = nodes[index]
        guard node.kind == .string else { return nil }
        guard !node.hasEscapes else {
            var text = text(at: index) ?? ""
            return text.withUTF8 { CivilDateTime(utf8: $0) }
        }
        return CivilDateTime(utf8: UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)]))
    }

    private func date(at index: Int) -> SearchDate? {
        civil(at: index).map { SearchDate(earliest: $0.earliest, latest: $0.latest) }
    }

    private func period(at index: Int) -> SearchDate? {
        let start = member(.start, of: index).flatMap { civil(at: $0) }
        let end = member(.end, of: index).flatMap { civil(at: $0) }
        if start == nil, end == nil { return nil }
        return SearchDate(earliest: start?.earliest ?? .min, latest: end?.latest ?? .max)
    }

    /// The outer limits of a timing: from its first event to its last, and the period that bounds it.
    private mutating func timing(at index: Int) -> SearchDate? {
        var limits: SearchDate?
        func widen(_ date: SearchDate?) {
            guard let date else { return }
            guard let known = limits else { return limits = date }
            limits = SearchDate(earliest: min(known.earliest, date.earliest), latest: max(known.latest, date.latest))
        }
        forEachItem(of: member(.event, of: index)) { walker, item in widen(walker.date(at: item)) }
        if let bounds = member(.repeat, of: index).flatMap({ member(.boundsPeriod, of: $0) }) {
            widen(period(at: bounds))
        }
        return limits
    }

    /// The contained or bundled resource itself, as a reference to it.
    private func resource(at index: Int) -> SearchReference? {
        guard let type = text(SearchMemberName.resourceType, of: index) else { return nil }
        return SearchReference(type: type, id: text(SearchMemberName.id, of: index))
    }
}
