import Foundation
import TestSupport
import Testing

@testable import Exchange

@Suite struct InputFilesTests {
    @Test func findsTheSameFilesInTheSameOrder() throws {
        let folder = try ScratchFolder()
        for name in [
            "b.json", "a/2.ndjson.gz", "a/10.json.bz2", "Z.JSON", "readme.txt", ".hidden.json", "a/x.jsonl",
            "a/y.xml.gz",
        ] {
            try folder.write(name, "{}")
        }
        let found = InputFiles(at: [folder.url.path])
        #expect(
            found.files.map { String($0.path.dropFirst(folder.url.path.count + 1)) } == [
                "Z.JSON", "a/10.json.bz2", "a/2.ndjson.gz", "a/x.jsonl", "a/y.xml.gz",
                "b.json",
            ])
        #expect(found.passedOver == 1)
        #expect(found.unreadable.isEmpty)
        #expect(found.size == 12)
    }

    @Test func takesAFileThatIsNamedWhateverItIsCalled() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("record.txt", "{}")
        #expect(InputFiles(at: [path, path]).files.map(\.path) == [path])
    }

    @Test func followsLinksOnceAndLoopsNever() throws {
        let folder = try ScratchFolder()
        try folder.write("a/one.json", "{}")
        for (link, target) in [("a/loop", ".."), ("again", "a"), ("same.json", "a/one.json"), ("gone.json", "no")] {
            try FileManager.default.createSymbolicLink(atPath: folder.path(link), withDestinationPath: target)
        }
        let found = InputFiles(at: [folder.url.path])
        #expect(found.files.map(\.path) == [folder.path("a/one.json")])
        #expect(found.unreadable.map(\.path) == [folder.path("gone.json")])
    }

    @Test func saysWhatCannotBeRead() {
        let found = InputFiles(at: ["/no/such", "/dev/null"])
        #expect(found.files.isEmpty)
        #expect(found.unreadable.map(\.reason) == ["No such file or directory", "neither a file nor a folder"])
    }
}
