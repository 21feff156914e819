import Foundation
import Testing

/// Every word of the interface is used on some page.
struct UnusedTextTests {
    private static let pages: URL = {
        var place = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { place.deleteLastPathComponent() }
        return place.appendingPathComponent("Sources/Pages")
    }()

    private static let sources: [String: String] = {
        var sources: [String: String] = [:]
        let files = FileManager.default.enumerator(at: pages, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift", let text = try? String(contentsOf: file, encoding: .utf8) else {
                continue
            }
            sources[file.lastPathComponent] = text
        }
        return sources
    }()

    @Test func `no text is left over`() throws {
        let table = try #require(Self.sources["Texts.swift"])
        let topics = table.matches(of: /package let (\w+): (\w+)/)
        #expect(topics.count >= 16)
        // A type and its extensions know the same names.
        let users = Dictionary(
            Self.sources.filter { !$0.key.hasSuffix("Texts.swift") && $0.key != "Sayings.swift" }
                .map { (String($0.key.prefix { $0 != "+" && $0 != "." }), $0.value) },
            uniquingKeysWith: +
        ).values
        for topic in topics {
            let name = String(topic.1)
            let type = String(topic.2)
            let own = try #require(Self.sources[type + ".swift"])
            let fields = own.split(separator: "struct ChartSummary")[0].matches(of: /package let (\w+):/)
            for field in fields {
                let isUsed = users.contains { text in
                    text.contains("texts.\(name).\(field.1)")
                        || (text.contains(type) || text.contains("texts.\(name)"))
                            && (text.contains("texts.\(field.1)") || text.contains("\(name).\(field.1)"))
                }
                #expect(isUsed, "\(type).\(field.1)")
            }
        }
    }
}
