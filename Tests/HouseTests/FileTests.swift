import Foundation
import Testing

/// Every file is short enough to read in one sitting, and free of what the house does not use.
@Suite struct FileTests {
    static let maximumLines = 300

    @Test func filesAreShort() throws {
        let excused = try House.exceptions("long-files")
        let files = try House.files(below: ["Sources", "Tests", "Tools", "Benchmarks"], endingWith: [".swift"])
        #expect(files.count > 50)
        for file in files where file.lines.count > Self.maximumLines {
            #expect(excused[file.path] != nil, "\(file.path) has \(file.lines.count) lines")
        }
        for path in excused.keys {
            let file = files.first { $0.path == path }
            #expect((file?.lines.count ?? 0) > Self.maximumLines, "\(path) needs no exception any more")
        }
    }

    /// What ends a process, hides an unfinished place, or bypasses the log.
    static let banned: [(word: String, pattern: String)] = [
        ("a crash", #"\b(fatalError|preconditionFailure)\("#),
        ("a forced try", #"\btry!"#),
        ("a forced cast", #"\bas!"#),
        ("print", #"^\s*print\("#),
        ("an unfinished place", #"\b(TODO|FIXME|XXX)\b|not implemented|for now\b"#),
        ("a formatter that knows no partial dates", #"ISO8601DateFormatter"#),
        ("FHIR through Codable", #"JSON(Serialization|Decoder|Encoder)\b"#),
    ]

    @Test func nothingBannedIsUsed() throws {
        let excused = try House.exceptions("banned")
        var used: Set<String> = []
        for file in try House.files(below: ["Sources"], endingWith: [".swift"]) {
            for (word, pattern) in Self.banned {
                let expression = try NSRegularExpression(pattern: pattern)
                for (index, line) in file.lines.enumerated() {
                    let range = NSRange(line.startIndex..., in: line)
                    guard expression.firstMatch(in: line, range: range) != nil else { continue }
                    used.insert(file.path)
                    #expect(excused[file.path] != nil, "\(file.path):\(index + 1) has \(word)")
                }
            }
        }
        #expect(Set(excused.keys).subtracting(used).isEmpty, "exceptions that are not needed any more")
    }

    @Test func testsDoNotSleep() throws {
        for file in try House.files(below: ["Tests"], endingWith: [".swift"]) where !file.path.contains("HouseTests") {
            for (index, line) in file.lines.enumerated() {
                #expect(!line.contains("Thread.sleep"), "\(file.path):\(index + 1)")
                #expect(!line.contains("Task.sleep"), "\(file.path):\(index + 1)")
            }
        }
    }
}
