extension SearchParameters {
    /// The parameters of the standard itself, from `search-parameters.tsv`.
    package static let r4 = SearchParameters(table: DefinitionTable.text(named: "search-parameters.tsv"))

    /// Reads the table: number, type, code, kind, expression, targets (`Patient Group`) and components
    /// (`code:token:expression`, separated by `;`), separated by tabs. Lines that begin with `#` are remarks.
    init(table: String) {
        var definitions: [SearchParameterDefinition] = []
        for line in table.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 7, let id = UInt16(fields[0]), let kind = SearchParameterKind(rawValue: fields[3])
            else { continue }
            definitions.append(
                SearchParameterDefinition(
                    id: SearchParameterID(rawValue: id), resourceType: fields[1], code: fields[2], kind: kind,
                    expression: fields[4], targets: fields[5].split(separator: " ").map(String.init),
                    components: fields[6].split(separator: ";").compactMap(Self.component)))
        }
        self.init(definitions)
    }

    private static func component(_ text: Substring) -> SearchParameterComponent? {
        let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
        guard parts.count == 3, let kind = SearchParameterKind(rawValue: parts[1]) else { return nil }
        return SearchParameterComponent(code: parts[0], kind: kind, expression: parts[2])
    }
}
