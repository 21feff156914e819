/// Compares what was answered with what is right.
struct Verdict {
    let oracle: Oracle
    let permitted: Set<Marker>

    init(_ oracle: Oracle) {
        self.oracle = oracle
        permitted = oracle.permitted
    }

    /// What is wrong with an answer that should be the same as another.
    func difference(_ reply: Reply, from expected: Reply) -> (Finding.Kind, String)? {
        let (reply, expected) = (reply.plain, expected.plain)
        if reply == expected { return nil }
        let more = reply.resources.subtracting(expected.resources)
        let fewer = expected.resources.subtracting(reply.resources)
        let statuses = reply.status == expected.status ? "\(reply.status)" : "\(reply.status), not \(expected.status)"
        if !more.isEmpty { return (.leak, "\(statuses): shows \(names(more))") }
        if !fewer.isEmpty { return (.withheld, "\(statuses): does not show \(names(fewer))") }
        if reply.status >= 400, expected.status < 400 { return (.withheld, statuses) }
        return (.leak, "\(statuses): differs: \(Self.place(reply, expected))")
    }

    /// What stands in an answer and may not.
    ///
    /// - Parameter question: what was asked: answers repeat it.
    func leaked(_ reply: Reply, _ question: Question) -> String? {
        let found = reply.markers.subtracting(permitted).subtracting(Marker.all(in: question.line))
            .filter(oracle.population.has)
        return found.isEmpty
            ? nil : "\(reply.status): says \(found.map { "\($0)" }.sorted().prefix(4).joined(separator: " "))"
    }

    func version(_ item: Int, _ version: Int, _ reply: Reply) -> (Finding.Kind, String)? {
        if oracle.isBeyondScopes(oracle.population[item].type) { return reply.status == 403 ? nil : (.leak, "not 403") }
        let isSeen = oracle.sees(item, version: version)
        let versions = oracle.population[item].versions
        let expected = !isSeen ? 404 : versions[version - 1].json == nil ? 410 : 200
        if reply.status == expected {
            guard expected == 200, !Marker.words(in: Array((versions[version - 1].json ?? "").utf8)).isEmpty else {
                return nil
            }
            return Marker.words(in: reply.body).contains(Marker(item: item, version: version))
                ? nil : (.withheld, "200 without the words of this version")
        }
        return (isSeen ? .withheld : .leak, "\(reply.status), not \(expected)")
    }

    /// - Parameter type: of what history it is; nil: of everything.
    func versions(_ replies: [Reply], _ expected: [Marker], of type: String?) -> (Finding.Kind, String)? {
        if oracle.isBeyondScopes(type) { return replies[0].status == 403 ? nil : (.leak, "not 403") }
        let found = replies.flatMap(\.versions)
        let more = Set(found).subtracting(expected)
        if !more.isEmpty { return (.leak, "shows \(more.sorted { $0.item < $1.item }.prefix(4))") }
        let fewer = Set(expected).subtracting(found)
        if !fewer.isEmpty {
            return (.withheld, "\(replies[0].status): does not show \(fewer.sorted { $0.item < $1.item }.prefix(4))")
        }
        if expected.isEmpty, replies[0].status == 200, replies[0].text.contains("\"entry\"") {
            return (.leak, "an entry where there are none")
        }
        return nil
    }

    private func names(_ items: Set<Int>) -> String {
        items.sorted().prefix(4).map { number in
            number < oracle.population.items.count ? oracle.population.reference(number) : "zq\(number)"
        }.joined(separator: " ")
    }

    /// Where two answers part.
    private static func place(_ reply: Reply, _ expected: Reply) -> String {
        if reply.body == expected.body { return "\(reply.head) ≠ \(expected.head)" }
        let start = max(0, zip(reply.body, expected.body).prefix { $0 == $1 }.count - 40)
        func cut(_ body: [UInt8]) -> String { String(decoding: body.dropFirst(start).prefix(90), as: UTF8.self) }
        return "…\(cut(reply.body))… ≠ …\(cut(expected.body))…"
    }
}
