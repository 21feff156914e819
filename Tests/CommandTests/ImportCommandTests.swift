import Glibc
import TestSupport
import Testing

/// The command line as scripts meet it: exit statuses, messages, files.
@Suite struct ImportCommandTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    @Test func endsWithZeroOneOrTwo() throws {
        try folder.writePatients(3)
        let all = try Command.run("import", "--record", "r", "patients.ndjson", in: folder)
        #expect(all.status == 0, "\(all.messages)")
        #expect(all.messages.contains("3 resources in"))
        try folder.write("broken.json", "{\"resourceType\":")
        let some = try Command.run("import", "--record", "r", "patients.ndjson", "broken.json", in: folder)
        #expect(some.status == 1)
        #expect(some.messages.contains("refused: broken.json: line 1, column 17: the text ends too early"))
        #expect(try folder.text("refused.ndjson").contains("broken.json"))
        let none = try Command.run("import", "--record", "r", "no-such-file", in: folder)
        #expect(none.status == 2)
        #expect(none.messages.contains("no-such-file: No such file or directory"))
    }

    @Test func badInputIsToldWithItsPlaceAndTheRestGoesOn() throws {
        let good = #"{"resourceType":"Patient","id":"good"}"#
        let bad: [(String, [UInt8], String)] = [
            ("truncated.json", Array(#"{"resourceType":"Patient","id":"#.utf8), "line 1, column 32"),
            (
                "latin1.json", Array(#"{"resourceType":"Patient","id":"x","language":""#.utf8) + [0xE6, 0x22, 0x7D],
                "not UTF-8"
            ),
            ("deep.json", [UInt8](repeating: 0x5B, count: 1000), "nested deeper than 100 levels"),
            ("twice.json", Array(#"{"resourceType":"Patient","id":"a","id":"b"}"#.utf8), "Patient.id"),
            ("package.json", Array(#"{"name":"x","version":"1"}"#.utf8), "not a FHIR resource"),
            ("picture.json", [0x89, 0x50, 0x4E, 0x47], "line 1, column 1"),
            ("unknown.json", Array(#"{"resourceType":"Patient","id":"a","colour":"red"}"#.utf8), "Patient.colour"),
            ("cut.json", [0x1F, 0x8B, 0x08, 0x00], "the gzip archive ends too early"),
            (
                "entries.json", Array(#"{"resourceType":"Bundle","type":"collection","entries":[]}"#.utf8),
                "Bundle.entries"
            ),
        ]
        for (name, bytes, _) in bad { try folder.write("in/\(name)", bytes) }
        try folder.write("in/lines.ndjson", "\(good)\nno json\n\(good.replacing("good", with: "better"))\n")
        let result = try Command.run("import", "--record", "r", "in", in: folder)
        #expect(result.status == 1)
        for (name, _, text) in bad {
            let line = result.messages.split(separator: "\n").first { $0.hasPrefix("refused: in/\(name): ") }
            #expect(line?.contains(text) == true, "\(name): \(line ?? "nothing said")")
        }
        #expect(result.messages.contains("refused: in/lines.ndjson: line 2: column 1: expected a value"))
        #expect(result.messages.contains("2 new, 10 refused"))
        #expect(try folder.text("refused.ndjson").split(separator: "\n").count == 10)
    }

    @Test func stopsGracefullyAndGoesOn() throws {
        let path = try folder.writePatients(4000)
        let running = try Command.start(
            ["import", "--record", "r", "--acknowledge", "--batch", "20", path], in: folder)
        while running.isRunning, running.output.isEmpty { usleep(2000) }
        running.send(SIGINT)
        let first = try running.finish()
        #expect(first.status == 1, "\(first.messages)")
        #expect(first.messages.contains("the same command goes on from here"))
        let taken = first.output.split(separator: "\n").count
        #expect((1..<4000).contains(taken))
        let second = try Command.run("import", "--record", "r", path, in: folder)
        #expect(second.status == 0)
        #expect(second.messages.contains("new") && !second.messages.contains("unchanged"))
        let check = try Command.run("check", "--record", "r", in: folder)
        #expect(check.status == 0)
        #expect(check.output.contains("sound: 4 000 resources"))
    }

    @Test func recordIsNamedByTheEnvironmentToo() throws {
        try folder.writePatients(2)
        let result = try Command.shell("TOVHOLDER_RECORD=r $TOVHOLDER import patients.ndjson", in: folder)
        #expect(result.status == 0)
        #expect(try Command.run("check", "--record", "r", in: folder).status == 0)
        #expect(try Command.shell("env -u TOVHOLDER_RECORD $TOVHOLDER check", in: folder).messages.contains("--record"))
    }

    @Test func exportsWhatItImported() throws {
        let path = try folder.writePatients(30)
        try Command.run("import", "--record", "r", path, in: folder)
        let result = try Command.run("export", "--record", "r", "--output", "out", in: folder)
        #expect(result.status == 0, "\(result.messages)")
        #expect(result.output == "Patient.ndjson\t30\n")
        #expect(try folder.text("out/Patient.ndjson").split(separator: "\n").count == 30)
    }

    @Test func everyVerbExplainsItself() throws {
        for verb in [
            "demo", "serve", "import", "export", "check", "backup", "restore", "token", "region", "migrate",
        ] {
            let help = try Command.run(verb, "--help", in: folder)
            #expect(help.status == 0)
            #expect(help.output.contains("OVERVIEW") && help.output.contains("USAGE: tovholder \(verb)"), "\(verb)")
        }
    }

    @Test func makesATokenAndKeepsOnlyItsHash() throws {
        try Command.run("import", "--record", "r", try folder.writePatients(1), in: folder)
        let result = try Command.run("token", "--record", "r", "--as", "system", in: folder)
        #expect(result.status == 0, "\(result.messages)")
        let token = result.output.dropLast()
        #expect(token.hasPrefix("tov_") && token.count == 68)
        for name in ["r", "r-wal"] {
            let text = String(decoding: (try? folder.bytes(name)) ?? [], as: UTF8.self)
            #expect(!text.contains(token))
        }
        #expect(try Command.run("token", "--record", "r", "--as", "nobody", in: folder).status == 2)
    }

    @Test func backsUpAndRestores() throws {
        let path = try folder.writePatients(20)
        try Command.run("import", "--record", "r", path, in: folder)
        let backup = try Command.run("backup", "--record", "r", "copy", in: folder)
        #expect(backup.status == 0, "\(backup.messages)")
        try folder.write("more.json", #"{"resourceType":"Patient","id":"later"}"#)
        try Command.run("import", "--record", "r", "more.json", in: folder)
        let restore = try Command.run("restore", "--record", "r", "copy", in: folder)
        #expect(restore.status == 0, "\(restore.messages)")
        #expect(try Command.run("check", "--record", "r", in: folder).output.contains("sound: 20 resources"))
    }
}
