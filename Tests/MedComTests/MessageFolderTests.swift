import Foundation
import TestSupport
import Testing

@testable import MedCom

/// Messages as files: taken in once, put away where they belong, and never half.
@Suite(.onEachEngine) struct MessageFolderTests {
    private func names(_ folder: ScratchFolder, _ place: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: place).path).sorted()
    }

    @Test func `what lies in the folder goes into the record, and answers come out`() async throws {
        let fixture = try await MedComFixture()
        let scratch = try ScratchFolder()
        let folder = try MessageFolder(scratch.url.path)
        let inbox = MessageInbox(fixture.desk, folder: folder)
        func put(_ bytes: [UInt8], _ name: String) throws {
            try Data(bytes).write(to: scratch.url.appending(path: "in").appending(path: name))
        }
        try put(MessageExamples.notifications()[0], "one.json")
        try put(Array("nonsense".utf8), "two.json")
        try put(Array("half".utf8), ".three.json")
        #expect(try await inbox.turn() == 1)
        #expect(try names(scratch, "in") == [".three.json"])
        #expect(try names(scratch, "done") == ["one.json"])
        #expect(try names(scratch, "refused") == ["two.json", "two.json.txt"])
        // The same name, and the same message, again.
        try put(MessageExamples.notifications()[0], "one.json")
        #expect(try await inbox.turn() == 1)
        #expect(try names(scratch, "done") == ["2-one.json", "one.json"])
        _ = try await MessageSender(fixture.record, transport: folder).turn()
        let out = try names(scratch, "out")
        #expect(out.count == 2 && out.allSatisfy { $0.hasSuffix(".json") })
        for name in out {
            let bytes = [UInt8](try Data(contentsOf: scratch.url.appending(path: "out").appending(path: name)))
            guard case .message(let answer) = MessageReader().read(bytes) else {
                Testing.Issue.record("\(name) does not keep its profile")
                continue
            }
            #expect(answer.response?.code == "ok")
        }
        #expect(try await fixture.stays().count == 1)
    }
}
