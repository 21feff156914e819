import Foundation
import Testing

/// The audit is kept for at least two years: nothing in the program deletes or changes a row of it.
@Suite struct RetentionTests {
    @Test func noStatementTakesAwayFromTheAudit() throws {
        let statement = try NSRegularExpression(
            pattern: #"(DELETE\s+FROM|UPDATE|TRUNCATE(\s+TABLE)?|DROP\s+TABLE(\s+IF\s+EXISTS)?)\s+audit\b"#,
            options: [.caseInsensitive])
        let files = try House.files(below: ["Sources"], endingWith: [".swift"])
        #expect(files.contains { $0.lines.contains { $0.contains("INSERT INTO audit") } })
        for file in files {
            let text = file.lines.joined(separator: "\n")
            let range = NSRange(text.startIndex..., in: text)
            #expect(statement.firstMatch(in: text, range: range) == nil, "\(file.path)")
        }
    }
}
