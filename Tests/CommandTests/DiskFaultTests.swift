import Foundation
import Glibc
import TestSupport
import Testing

/// A disk that is full or read-only, a file that is locked, newer or something else: a clear message, exit status 2,
/// and nothing damaged.
@Suite struct DiskFaultTests {
    /// Whether this process may mount file systems in a name space of its own.
    static let mayMount =
        (try? Command.shell("unshare -m mount -t tmpfs tmpfs /mnt", in: ScratchFolder()).status) == 0

    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.writePatients(2000)
        try folder.write("few.json", #"{"resourceType":"Patient","id":"first"}"#)
        let first = try Command.run("import", "--record", "r", "few.json", in: folder)
        #expect(first.status == 0, "\(first.messages)")
        // A backup is one file that holds everything, with no log beside it.
        let backup = try Command.shell("$TOVHOLDER backup --record r whole && rm r r-* && mv whole r", in: folder)
        #expect(backup.status == 0, "\(backup.messages)")
    }

    /// The record is whole and holds what it held.
    private func expectSound(_ count: String, _ record: String = "r") throws {
        let check = try Command.run("check", "--record", record, in: folder)
        #expect(check.status == 0, "\(check.output) \(check.messages)")
        #expect(check.output.contains("sound: \(count) resources"), "\(check.output)")
    }

    private func expectGoesOn() throws {
        let rest = try Command.run("import", "--record", "r", "patients.ndjson", in: folder)
        #expect(rest.status == 0, "\(rest.messages)")
        try expectSound("2 001")
    }

    @Test func aFileThatMayNotGrow() throws {
        // In blocks of 512 bytes or 1 KiB, as the shell has it: far less than the import needs.
        let full = try Command.shell(
            "ulimit -f 600; exec $TOVHOLDER import --record r patients.ndjson", in: folder)
        #expect(full.status == 2, "\(full.messages)")
        #expect(full.messages.contains("tovholder: "), "\(full.messages)")
        try expectGoesOn()
    }

    @Test(.enabled(if: mayMount, "needs the right to mount a small file system"))
    func aFullDisk() throws {
        let full = try Command.shell(
            """
            exec unshare -m sh -c 'mkdir -p small && mount -t tmpfs -o size=1m tmpfs small && cp r small/r || exit 9
            "$TOVHOLDER" import --record small/r patients.ndjson
            status=$?
            "$TOVHOLDER" check --record small/r
            echo "check $?"
            cp small/r small/r-wal . ; exit $status'
            """, in: folder)
        #expect(full.status == 2, "\(full.messages)")
        #expect(full.messages.contains("full"), "\(full.messages)")
        try expectGoesOn()
    }

    @Test(.enabled(if: mayMount, "needs the right to mount a read-only file system"))
    func aReadOnlyDisk() throws {
        let before = try folder.bytes("r")
        for verb in ["import", "check"] {
            let input = verb == "import" ? "patients.ndjson" : ""
            let result = try Command.shell(
                """
                exec unshare -m sh -c 'mkdir -p held && mount -t tmpfs tmpfs held && cp r held/r \
                && mount -o remount,ro held && exec "$TOVHOLDER" \(verb) --record held/r \(input)'
                """, in: folder)
            #expect(result.status == 2, "\(verb): \(result.messages)")
            #expect(result.messages.contains("tovholder: held/r or its folder cannot be written"), "\(result.messages)")
        }
        #expect(try folder.bytes("r") == before)
    }

    @Test func aFileThatARestoreHasToItself() throws {
        let lock = open(folder.path("r-lock"), O_RDWR | O_CREAT, 0o600)
        defer { close(lock) }
        #expect(flock(lock, LOCK_EX) == 0)
        let result = try Command.run("import", "--record", "r", "patients.ndjson", in: folder)
        #expect(result.status == 2)
        #expect(result.messages.contains("r is being restored by another process"), "\(result.messages)")
        #expect(flock(lock, LOCK_UN) == 0)
        try expectGoesOn()
    }

    @Test func aFileThatIsInUseIsNotRestoredOver() throws {
        try Command.run("backup", "--record", "r", "copy", in: folder)
        let lock = open(folder.path("r-lock"), O_RDWR | O_CREAT, 0o600)
        defer { close(lock) }
        #expect(flock(lock, LOCK_SH) == 0)
        let result = try Command.run("restore", "--record", "r", "copy", in: folder)
        #expect(result.status == 2)
        #expect(result.messages.contains("r is in use by another process"), "\(result.messages)")
        try expectSound("1")
    }

    @Test func aRecordOfALaterVersion() throws {
        var bytes = try folder.bytes("r")
        // SQLite's file format: user_version is the big-endian number at byte 60.
        let version = Array(bytes[60..<64])
        bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
        try folder.write("r", bytes)
        for verb in ["import", "check", "export", "migrate", "serve"] {
            let more = verb == "import" ? ["patients.ndjson"] : verb == "export" ? ["--output", "out"] : []
            let result = try Command.start([verb, "--record", "r"] + more, in: folder).finish()
            #expect(result.status == 2, "\(verb)")
            #expect(result.messages.contains("was written by a later version (9999)"), "\(verb): \(result.messages)")
        }
        #expect(try folder.bytes("r") == bytes)
        bytes.replaceSubrange(60..<64, with: version)
        try folder.write("r", bytes)
        try expectSound("1")
    }

    @Test func aFileThatIsSomethingElse() throws {
        try folder.write("text", "this is a letter and not a record, however long it goes on and on")
        for verb in ["import", "check"] {
            let result = try Command.start(
                [verb, "--record", "text"] + (verb == "import" ? ["few.json"] : []), in: folder
            ).finish()
            #expect(result.status == 2, "\(verb)")
            #expect(result.messages.hasPrefix("tovholder: "), "\(result.messages)")
        }
        #expect(try folder.text("text").hasPrefix("this is a letter"))
        let missing = try Command.run("check", "--record", "no-such", in: folder)
        #expect(missing.status == 2)
        #expect(missing.messages.contains("there is no record no-such"), "\(missing.messages)")
        let nowhere = try Command.run("import", "--record", "no/such/r", "few.json", in: folder)
        #expect(nowhere.status == 2)
        #expect(nowhere.messages.contains("there is no folder"), "\(nowhere.messages)")
    }

    @Test func refusalsThatCannotBePutDownEndTheImport() throws {
        try folder.write("bad.json", "[]")
        let result = try Command.run("import", "--record", "r", "--refused", "no/such/x", "bad.json", in: folder)
        #expect(result.status == 2)
        #expect(result.messages.contains("no/such/x: No such file or directory"), "\(result.messages)")
    }
}
