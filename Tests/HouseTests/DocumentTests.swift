import Foundation
import Testing

/// The documents say what is there.
@Suite struct DocumentTests {
    @Test func theReadmeLeadsWithTheTwoCommands() throws {
        let readme = try House.text(of: "README.md")
        let run = try #require(readme.range(of: "make run"))
        let test = try #require(readme.range(of: "make test"))
        let firstLines = readme.split(separator: "\n").prefix(12).joined(separator: "\n")
        #expect(firstLines.contains("make run") && firstLines.contains("make test"))
        #expect(run.lowerBound < test.lowerBound)
    }

    @Test func linksBetweenDocumentsLead() throws {
        let link = try NSRegularExpression(pattern: #"\]\(([^)#:]+)(#[^)]*)?\)"#)
        let documents =
            try House.files(below: ["docs", "Benchmarks", "Sources", "deploy"], endingWith: [".md"])
            + ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map {
                House.File(path: $0, lines: try House.text(of: $0).components(separatedBy: "\n"))
            }
        for document in documents {
            let folder = House.root.appending(path: document.path).deletingLastPathComponent()
            for line in document.lines {
                for match in link.matches(in: line, range: NSRange(line.startIndex..., in: line)) {
                    guard let range = Range(match.range(at: 1), in: line) else { continue }
                    let target = folder.appending(path: String(line[range])).path()
                    #expect(FileManager.default.fileExists(atPath: target), "\(document.path) links to \(line[range])")
                }
            }
        }
    }

    @Test func everyRoomStandsInTheArchitecture() throws {
        let architecture = try House.text(of: "docs/architecture.md")
        for room in FloorTests.floors where !room.hasPrefix("C") || room == "Care" {
            #expect(architecture.contains(room), "docs/architecture.md does not name \(room)")
        }
    }

    @Test func everyEnvironmentVariableIsDocumented() throws {
        let operations = try House.text(of: "docs/operations.md")
        let variable = try NSRegularExpression(pattern: #"\bTOVHOLDER_[A-Z_]+\b"#)
        for file in try House.files(below: ["Sources"], endingWith: [".swift"]) {
            for line in file.lines {
                for match in variable.matches(in: line, range: NSRange(line.startIndex..., in: line)) {
                    guard let range = Range(match.range, in: line) else { continue }
                    #expect(operations.contains(line[range]), "docs/operations.md does not name \(line[range])")
                }
            }
        }
    }
}
