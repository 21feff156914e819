import Foundation

/// `exceptions.tsv`: the real files on which our validator and their makers disagree, each with the reason.
struct ValidationExceptions {
    /// The reason by the group and the name of the case.
    private let reasons: [String: String]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "exceptions.tsv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        let fields = lines.map { $0.split(separator: "\t").map(String.init) }
        reasons = Dictionary(fields.map { ("\($0[0])/\($0[1])", $0[2]) }, uniquingKeysWith: { _, second in second })
    }

    /// The names in one group.
    func names(in group: String) -> Set<String> {
        Set(reasons.keys.filter { $0.hasPrefix(group + "/") }.map { String($0.dropFirst(group.count + 1)) })
    }
}
